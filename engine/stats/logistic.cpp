// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/stats/logistic.h"

#include <algorithm>
#include <cmath>

namespace signalbox::stats {
namespace {

using Matrix = std::vector<std::vector<double>>;
constexpr double GradientNorm = 1e-10;
constexpr int MostSteps = 100;

double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

/// Cholesky solution of a symmetric positive definite system.
bool solve(Matrix matrix, std::vector<double>& x) {
    const std::size_t n = x.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i][j];
            for (std::size_t k = 0; k < j; ++k) {
                sum -= matrix[i][k] * matrix[j][k];
            }
            if (i == j) {
                if (!(sum > 0)) {
                    return false;
                }
                matrix[i][i] = std::sqrt(sum);
            } else {
                matrix[i][j] = sum / matrix[j][j];
            }
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            x[i] -= matrix[i][k] * x[k];
        }
        x[i] /= matrix[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) {
            x[i] -= matrix[k][i] * x[k];
        }
        x[i] /= matrix[i][i];
    }
    return true;
}

bool standardise(std::span<const std::vector<double>> rows, LogisticFit& fit, Matrix& columns) {
    const std::size_t width = rows.front().size();
    const auto count = static_cast<double>(rows.size());
    for (std::size_t c = 0; c < width; ++c) {
        double sum = 0;
        for (const auto& row : rows) {
            sum += row[c];
        }
        const double mean = sum / count;
        double squares = 0;
        for (const auto& row : rows) {
            squares += (row[c] - mean) * (row[c] - mean);
        }
        const double deviation = std::sqrt(squares / count);
        if (!(deviation > 0) || !std::isfinite(deviation)) {
            return false;
        }
        fit.mean.push_back(mean);
        fit.deviation.push_back(deviation);
    }
    for (const auto& row : rows) {
        std::vector<double> z{1.0};
        for (std::size_t c = 0; c < width; ++c) {
            z.push_back((row[c] - fit.mean[c]) / fit.deviation[c]);
        }
        columns.push_back(std::move(z));
    }
    return true;
}

} // namespace

double LogisticFit::probability(std::span<const double> row) const {
    double sum = coefficients[0];
    for (std::size_t c = 0; c < row.size(); ++c) {
        sum += coefficients[c + 1] * (row[c] - mean[c]) / deviation[c];
    }
    return sigmoid(sum);
}

base::Result<LogisticFit> fitLogistic(std::span<const std::vector<double>> rows, std::span<const int> y,
                                      double lambda) {
    if (rows.empty() || rows.size() != y.size() || rows.front().empty()) {
        return base::fail(base::ErrorCode::MissingData, "there is nothing to learn from");
    }
    LogisticFit fit;
    Matrix z;
    if (!standardise(rows, fit, z)) {
        return base::fail(base::ErrorCode::BadData, "a column of the training data does not vary");
    }
    const std::size_t width = z.front().size();
    const auto count = static_cast<double>(rows.size());
    fit.coefficients.assign(width, 0.0);
    for (fit.iterations = 0; fit.iterations < MostSteps; ++fit.iterations) {
        std::vector<double> gradient(width, 0.0);
        Matrix hessian(width, std::vector<double>(width, 0.0));
        for (std::size_t i = 0; i < z.size(); ++i) {
            double sum = 0;
            for (std::size_t c = 0; c < width; ++c) {
                sum += fit.coefficients[c] * z[i][c];
            }
            const double p = sigmoid(sum);
            const double weight = p * (1 - p) / count;
            for (std::size_t c = 0; c < width; ++c) {
                gradient[c] += (p - y[i]) * z[i][c] / count;
                for (std::size_t d = 0; d <= c; ++d) {
                    hessian[c][d] += weight * z[i][c] * z[i][d];
                }
            }
        }
        double norm = 0;
        for (std::size_t c = 0; c < width; ++c) {
            gradient[c] += c == 0 ? 0 : lambda * fit.coefficients[c];
            hessian[c][c] += c == 0 ? 0 : lambda;
            norm += gradient[c] * gradient[c];
        }
        if (std::sqrt(norm) <= GradientNorm) {
            return fit;
        }
        if (!solve(std::move(hessian), gradient)) {
            break;
        }
        for (std::size_t c = 0; c < width; ++c) {
            fit.coefficients[c] -= gradient[c];
        }
    }
    return base::fail(base::ErrorCode::BadData, "the regression does not settle");
}

double logLoss(std::span<const double> probabilities, std::span<const int> y) {
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        sum -= y[i] == 1 ? std::log(probabilities[i]) : std::log1p(-probabilities[i]);
    }
    return sum / static_cast<double>(y.size());
}

double brierScore(std::span<const double> probabilities, std::span<const int> y) {
    double sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        sum += (probabilities[i] - y[i]) * (probabilities[i] - y[i]);
    }
    return sum / static_cast<double>(y.size());
}

} // namespace signalbox::stats
