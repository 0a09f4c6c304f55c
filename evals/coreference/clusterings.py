"""How near one clustering of mentions comes to another: MUC, B-cubed, CEAF-e, LEA, and the mean of the first three.

A clustering is a list of clusters without common members; mentions are anything hashable. Key and response need not
hold the same mentions: what the response lacks lowers recall, what it adds lowers precision, as in the reference scorer
of the CoNLL shared tasks (Pradhan et al., ACL 2014).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import comb

from assignment import heaviest

Cluster = AbstractSet[Hashable]
Clustering = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Recall and precision as sums, each over what it could have been."""

    recalled: float
    of_key: float
    right: float
    of_response: float

    @property
    def recall(self) -> float:
        """The share of the key that the response holds; 0 where the key is empty."""
        return self.recalled / self.of_key if self.of_key else 0.0

    @property
    def precision(self) -> float:
        """The share of the response that the key holds; 0 where the response is empty."""
        return self.right / self.of_response if self.of_response else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(key: Clustering, response: Clustering) -> Agreement:
    """Count the links that hold (Vilain et al., MUC-6, 1995); singletons have none and count for nothing."""
    recalled, of_key = _links_kept(key, _index(response))
    right, of_response = _links_kept(response, _index(key))
    return Agreement(recalled, of_key, right, of_response)


def b_cubed(key: Clustering, response: Clustering) -> Agreement:
    """Judge each mention by the others of its cluster (Bagga and Baldwin, 1998)."""
    recalled, of_key = _shares_kept(key, _index(response))
    right, of_response = _shares_kept(response, _index(key))
    return Agreement(recalled, of_key, right, of_response)


def ceaf_e(key: Clustering, response: Clustering) -> Agreement:
    """Pair clusters one to one, as well as can be, and add up how alike they are (Luo, HLT 2005; his φ4)."""
    overlaps = _overlaps(key, response)
    alike = {(i, j): 2 * n / (len(key[i]) + len(response[j])) for (i, j), n in overlaps.items()}
    total = heaviest(alike)
    return Agreement(total, len(key), total, len(response))


def lea(key: Clustering, response: Clustering) -> Agreement:
    """Weigh each cluster by its size and judge it by its links (Moosavi and Strube, ACL 2016).

    A singleton has one link, to itself, which holds where it is one in the other clustering too.
    """
    recalled, of_key = _weighed(key, response)
    right, of_response = _weighed(response, key)
    return Agreement(recalled, of_key, right, of_response)


def all_measures(key: Clustering, response: Clustering) -> dict[str, Agreement]:
    """Give every measure by its name."""
    return {name: measure(key, response) for name, measure in MEASURES.items()}


MEASURES = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e, "lea": lea}


def conll(measured: Mapping[str, Agreement]) -> float:
    """Give the mean F1 of MUC, B-cubed and CEAF-e."""
    return sum(measured[name].f1 for name in ("muc", "b_cubed", "ceaf_e")) / 3


def _index(clustering: Clustering) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clustering) for mention in cluster}


def _parts(cluster: Cluster, other: Mapping[Hashable, int]) -> tuple[Counter[int], int]:
    """Count a cluster's mentions by the other clustering's clusters, and those that the other lacks."""
    parts = Counter(other[mention] for mention in cluster if mention in other)
    return parts, len(cluster) - parts.total()


def _links_kept(clustering: Clustering, other: Mapping[Hashable, int]) -> tuple[int, int]:
    kept = 0
    for cluster in clustering:
        parts, lacking = _parts(cluster, other)
        kept += len(cluster) - len(parts) - lacking
    return kept, sum(len(cluster) - 1 for cluster in clustering)


def _shares_kept(clustering: Clustering, other: Mapping[Hashable, int]) -> tuple[float, int]:
    kept = 0.0
    for cluster in clustering:
        parts, _ = _parts(cluster, other)
        kept += sum(n * n for n in parts.values()) / len(cluster)
    return kept, sum(len(cluster) for cluster in clustering)


def _weighed(clustering: Clustering, other: Clustering) -> tuple[float, int]:
    index, kept = _index(other), 0.0
    for cluster in clustering:
        parts, _ = _parts(cluster, index)
        if len(cluster) == 1:
            kept += sum(len(other[at]) == 1 for at in parts)
        else:
            kept += len(cluster) * sum(comb(n, 2) for n in parts.values()) / comb(len(cluster), 2)
    return kept, sum(len(cluster) for cluster in clustering)


def _overlaps(key: Clustering, response: Clustering) -> dict[tuple[int, int], int]:
    index, found = _index(response), Counter[tuple[int, int]]()
    for number, cluster in enumerate(key):
        parts, _ = _parts(cluster, index)
        found.update({(number, at): n for at, n in parts.items()})
    return found
