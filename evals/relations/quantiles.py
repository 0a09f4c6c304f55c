"""Compare the package's quantiles with SciPy's; needs `scipy`, which the package does not."""

from __future__ import annotations

import numpy as np
from scipy import stats

from dragoman.desk.relations.quantiles import LARGE, beta_quantile, gamma_quantile, student_quantile


def main() -> None:
    """Print the greatest errors."""
    dice = np.random.default_rng(1)
    shapes = np.geomspace(0.2, 20000, 3000)
    a, b = (np.exp(dice.uniform(np.log(0.4), np.log(3000), 3000)) for _ in "ab")
    for share in (0.05, 0.95):
        apart = np.abs(gamma_quantile(shapes, share) / stats.gamma.ppf(share, shapes) - 1)
        small, large = apart[shapes < LARGE].max(), apart[shapes >= LARGE].max()
        print(f"gamma {share}: shapes below {LARGE:g} {small:.1e}, beyond {large:.1e}")
        print(f"beta {share}: {np.abs(beta_quantile(a, b, share) - stats.beta.ppf(share, a, b)).max():.1e}")
    apart = max(abs(student_quantile(0.95, freedom) - stats.t.ppf(0.95, freedom)) for freedom in range(4, 100))
    print(f"student 0.95: {apart:.1e}")


if __name__ == "__main__":
    main()
