// SPDX-License-Identifier: GPL-3.0-or-later
// Small least squares: the normal equations of a handful of unknowns, summed term by term and solved.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace signalbox::surface {

template <std::size_t N>
class NormalEquations {
public:
    using Vector = std::array<double, N>;

    /// A term weight * (residual + slopes . step)^2.
    void add(double weight, const Vector& slopes, double residual) {
        for (std::size_t i = 0; i < N; ++i) {
            m_right[i] -= weight * slopes[i] * residual;
            for (std::size_t j = 0; j <= i; ++j) {
                m_matrix[i][j] += weight * slopes[i] * slopes[j];
            }
        }
    }

    /// The step that makes the sum least, by Cholesky's method; `damping` stretches the diagonal
    /// (Levenberg-Marquardt). Nothing where the terms do not determine it.
    [[nodiscard]] std::optional<Vector> solve(double damping = 0) const {
        std::array<Vector, N> lower{};
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = m_matrix[i][j] * (i == j ? 1 + damping : 1.0);
                for (std::size_t k = 0; k < j; ++k) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(sum > 1e-12 * m_matrix[i][i])) {
                    return std::nullopt;
                }
                lower[i][j] = i == j ? std::sqrt(sum) : sum / lower[j][j];
            }
        }
        Vector x = m_right;
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (std::size_t i = N; i-- > 0;) {
            for (std::size_t k = i + 1; k < N; ++k) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

private:
    std::array<Vector, N> m_matrix{}; ///< lower triangle
    Vector m_right{};
};

} // namespace signalbox::surface
