from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.relations.quantiles import (
    beta_quantile,
    gamma_quantile,
    log_gamma,
    lower_gamma,
    regular_beta,
    student_quantile,
)

shapes = st.floats(0.2, 190)
shares = st.sampled_from([0.05, 0.5, 0.95])


def of(*numbers):
    return np.array(numbers, dtype=np.float64)


@given(st.floats(0.01, 1e6))
def test_log_gamma_is_that_of_the_standard_library(x):
    assert float(log_gamma(of(x))[0]) == pytest.approx(math.lgamma(x), rel=1e-11, abs=1e-11)


@pytest.mark.parametrize(
    ("shape", "share", "expected"),
    [
        # tables of chi-square, halved: 2, 7, 10 and 120 degrees of freedom
        (1.0, 0.95, 5.991465 / 2),
        (3.5, 0.05, 2.167350 / 2),
        (3.5, 0.95, 14.067140 / 2),
        (5.0, 0.05, 3.940299 / 2),
        (60.0, 0.95, 146.567358 / 2),
        # from 200 on by the approximation: 1,000 degrees of freedom
        (500.0, 0.95, 1074.679449 / 2),
    ],
)
def test_gamma_quantiles_are_those_of_the_tables(shape, share, expected):
    assert float(gamma_quantile(of(shape), share)[0]) == pytest.approx(expected, rel=1e-6)


@given(shapes, shares)
def test_a_gamma_quantile_has_its_share_below_it(shape, share):
    assert float(lower_gamma(of(shape), gamma_quantile(of(shape), share))[0]) == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize(
    ("a", "b", "share", "expected"),
    [
        (1.0, 1.0, 0.05, 0.05),
        (2.0, 1.0, 0.95, math.sqrt(0.95)),
        (1.0, 3.0, 0.05, 1 - 0.95 ** (1 / 3)),
        (0.5, 0.5, 0.5, 0.5),
    ],
)
def test_beta_quantiles_are_those_worked_out_by_hand(a, b, share, expected):
    assert float(beta_quantile(of(a), of(b), share)[0]) == pytest.approx(expected, abs=1e-7)


@given(st.floats(0.4, 3000), st.floats(0.4, 3000), shares)
def test_a_beta_quantile_has_its_share_below_it(a, b, share):
    found = beta_quantile(of(a), of(b), share)
    assert float(regular_beta(of(a), of(b), found)[0]) == pytest.approx(share, abs=1e-3)


@pytest.mark.parametrize(("freedom", "expected"), [(4, 2.131847), (10, 1.812461), (100, 1.660234)])
def test_student_quantiles_are_those_of_the_tables(freedom, expected):
    assert student_quantile(0.95, freedom) == pytest.approx(expected, abs=5e-4)
