// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading of little-endian values in a range of bytes. The reader never goes past the end: it
// remembers that it failed and gives zeros from then on.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace signalbox::columns {

static_assert(std::endian::native == std::endian::little, "stored columns are little-endian");

class ByteWriter {
public:
    template <typename T>
    void put(T value) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + sizeof(T));
        std::memcpy(m_bytes.data() + at, &value, sizeof(T));
    }
    template <typename T>
    void putAll(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::size_t at = m_bytes.size();
        m_bytes.resize(at + values.size() * sizeof(T));
        if (!values.empty()) {
            std::memcpy(m_bytes.data() + at, values.data(), values.size() * sizeof(T));
        }
    }
    /// Length (16 bits) and bytes; longer text is a defect of the caller.
    void putText(std::string_view text) {
        put(static_cast<std::uint16_t>(text.size()));
        m_bytes.append(text.substr(0, UINT16_MAX));
    }
    void putBytes(std::string_view bytes) { m_bytes.append(bytes); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::string& bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_bytes(bytes) {}
    template <typename T>
    [[nodiscard]] T get() {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        if (take(sizeof(T))) {
            std::memcpy(&value, m_bytes.data() + m_at - sizeof(T), sizeof(T));
        }
        return value;
    }
    template <typename T>
    [[nodiscard]] std::vector<T> getAll(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T>);
        std::vector<T> values;
        if (count > (m_bytes.size() - m_at) / sizeof(T)) {
            m_failed = true;
        }
        if (!m_failed && count > 0) {
            values.resize(count);
            std::memcpy(values.data(), m_bytes.data() + m_at, count * sizeof(T));
            m_at += count * sizeof(T);
        }
        return values;
    }
    [[nodiscard]] std::string getText() {
        const std::size_t size = get<std::uint16_t>();
        return take(size) ? std::string(m_bytes.substr(m_at - size, size)) : std::string();
    }
    [[nodiscard]] std::string_view rest() const { return m_bytes.substr(m_at); }
    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

private:
    bool take(std::size_t size) {
        if (m_failed || size > m_bytes.size() - m_at) {
            m_failed = true;
            return false;
        }
        m_at += size;
        return true;
    }
    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace signalbox::columns
