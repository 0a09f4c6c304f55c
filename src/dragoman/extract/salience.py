"""How central a word stands in its sentence: what the sentence is about, or something said in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .statuses import Governor

STEPS = {
    "ccomp": 0.95, "xcomp": 0.95, "conj": 0.9, "parataxis": 0.9, "dobj": 0.75, "nsubj": 0.7, "nsubjpass": 0.75,
    "pobj": 0.8, "prep": 0.8, "agent": 0.9, "pcomp": 0.8, "advcl": 0.65, "acl": 0.65, "relcl": 0.55, "appos": 0.6,
    "poss": 0.6, "attr": 0.9, "compound": 0.6, "dep": 0.8,
}  # fmt: skip
"""What one step from the root costs. Set by hand; the order (complement, object, adjunct, relative) is what matters."""

CARRIED = 0.97
FLOOR = 0.08


def salience_of(token: Token, above: tuple[Governor, ...]) -> float:
    """Weigh a word by the way from the sentence's root to it, 1 at the root; light and reporting verbs cost little."""
    carried = {governor.token.i for governor in above if governor.operator is not None}
    weight = 1.0
    while token.head != token:
        weight *= CARRIED if token.head.i in carried else STEPS.get(token.dep_, 0.9)
        token = token.head
    return max(FLOOR, weight)
