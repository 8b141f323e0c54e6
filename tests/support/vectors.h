// SPDX-License-Identifier: GPL-3.0-or-later
// Finds and reads the test vectors and the shared material, which may be absent in a user's clone: then a
// test says so by name and is skipped.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QTest>

namespace signalbox::tests {

/// SIGNALBOX_VECTORS, else spec/examples of the shared folder; nothing when neither exists.
[[nodiscard]] std::optional<std::filesystem::path> vectorsFolder();
/// SIGNALBOX_SHARED, else ../shared beside the source tree; nothing when absent.
[[nodiscard]] std::optional<std::filesystem::path> sharedFolder();

/// One row of a vector file. `at` fails the program when the column is absent; an empty field is missing.
class VectorRow {
public:
    VectorRow(const std::map<std::string, std::size_t>* columns, std::vector<std::string> fields,
              std::string file, int line);
    [[nodiscard]] const std::string& text(const std::string& column) const;
    [[nodiscard]] bool has(const std::string& column) const;
    [[nodiscard]] std::optional<double> real(const std::string& column) const;
    [[nodiscard]] std::optional<long long> integer(const std::string& column) const;
    /// "optimus/regime.csv line 12 (R011)": file, line, and the first field.
    [[nodiscard]] std::string name() const;

private:
    const std::map<std::string, std::size_t>* m_columns;
    std::vector<std::string> m_fields;
    std::string m_file;
    int m_line;
};

/// A CSV vector file (header, commas, quoted fields allowed).
class VectorFile {
public:
    /// `relative` below the vectors folder, such as "optimus/regime.csv".
    explicit VectorFile(const std::string& relative);
    [[nodiscard]] const std::vector<VectorRow>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<std::string>& header() const { return m_header; }

private:
    std::vector<std::string> m_header;
    std::map<std::string, std::size_t> m_columns;
    std::vector<VectorRow> m_rows;
};

/// Whole text of a file below the vectors folder.
[[nodiscard]] std::string readVectorText(const std::string& relative);
/// |a-b| <= tolerance*|b| (relative, with a floor of 1e-6 on |b|); both missing counts as equal.
[[nodiscard]] bool closeTo(std::optional<double> actual, std::optional<double> expected,
                           double tolerance = 1e-9);
/// "actual 1.5, expected -" for messages.
[[nodiscard]] std::string describe(std::optional<double> actual, std::optional<double> expected);

} // namespace signalbox::tests

/// Skips the test function, by name, when the vectors are not there.
#define SIGNALBOX_NEED_VECTORS()                                                                             \
    do {                                                                                                     \
        if (!::signalbox::tests::vectorsFolder()) {                                                          \
            QSKIP("test vectors are not here (SIGNALBOX_VECTORS, ../shared/spec/examples)");                 \
        }                                                                                                    \
    } while (false)
#define SIGNALBOX_NEED_SHARED()                                                                              \
    do {                                                                                                     \
        if (!::signalbox::tests::sharedFolder()) {                                                           \
            QSKIP("shared material is not here (SIGNALBOX_SHARED, ../shared)");                              \
        }                                                                                                    \
    } while (false)
/// Fails and names the row of the vector file.
#define VECTOR_CHECK(row, condition, message)                                                                \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            const std::string vectorMessage_ = (row).name() + ": " + std::string(message);                   \
            QFAIL(vectorMessage_.c_str());                                                                   \
        }                                                                                                    \
    } while (false)
/// A real result against a column: `VECTOR_REAL(row, "price", actual, 1e-9)`.
#define VECTOR_REAL(row, column, actual, tolerance)                                                          \
    VECTOR_CHECK(row, ::signalbox::tests::closeTo((actual), (row).real(column), (tolerance)),                \
                 std::string(column) + " " + ::signalbox::tests::describe((actual), (row).real(column)))
/// A text result against a column, exact.
#define VECTOR_TEXT(row, column, actual)                                                                     \
    VECTOR_CHECK(row, (row).text(column) == (actual),                                                        \
                 std::string(column) + " actual '" + std::string(actual) + "', expected '" +                 \
                     (row).text(column) + "'")
