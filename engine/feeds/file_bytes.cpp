// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <memory>
#include <utility>

#include <zip.h>
#include <zlib.h>

namespace signalbox::feeds {
namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

constexpr int MostNesting = 3; ///< an archive inside an archive inside an archive
constexpr zip_int64_t MostMembers = 200'000;
constexpr std::size_t LargestRatio = 1032; ///< deflate cannot compress better

bool isGzip(std::string_view bytes) {
    return bytes.size() >= 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

bool isZip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

tl::unexpected<base::Error> tooLarge(const std::string& path) {
    return fail(ErrorCode::BadData, "more than 1 GiB when unpacked", path, "split the file");
}

/// Ends inflation however the function is left.
struct Inflation {
    z_stream stream{};
    bool begun = false;
    Inflation() = default;
    Inflation(const Inflation&) = delete;
    Inflation& operator=(const Inflation&) = delete;
    ~Inflation() {
        if (begun) {
            inflateEnd(&stream);
        }
    }
};

Result<std::string> inflated(const std::string& bytes, const std::string& path) {
    Inflation inflation;
    z_stream& stream = inflation.stream;
    constexpr int GzipWindow = 15 + 16;
    if (inflateInit2(&stream, GzipWindow) != Z_OK) {
        return fail(ErrorCode::Internal, "zlib does not start", path);
    }
    inflation.begun = true;
    std::uint32_t promised = 0; // the last four bytes: the length modulo 2^32
    if (bytes.size() >= 4) {
        std::memcpy(&promised, bytes.data() + bytes.size() - 4, 4);
    }
    std::string text;
    text.resize(std::min({std::size_t{promised} + 64, bytes.size() * LargestRatio + 64, MostUnpackedBytes}));
    // zlib reads through this pointer and never writes.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::size_t used = 0;
    while (true) {
        if (used == text.size()) {
            if (text.size() >= MostUnpackedBytes) {
                return tooLarge(path);
            }
            text.resize(std::min(text.size() * 2 + 4096, MostUnpackedBytes));
        }
        stream.next_out = reinterpret_cast<Bytef*>(text.data() + used);
        stream.avail_out = static_cast<uInt>(text.size() - used);
        const int status = inflate(&stream, Z_NO_FLUSH);
        used = text.size() - stream.avail_out;
        if (status == Z_STREAM_END) {
            const bool another =
                stream.avail_in >= 2 && stream.next_in[0] == 0x1f && stream.next_in[1] == 0x8b;
            if (!another) {
                break;
            }
            inflateReset(&stream);
            continue;
        }
        const bool starved = stream.avail_in == 0 && stream.avail_out > 0;
        if ((status != Z_OK && status != Z_BUF_ERROR) || starved) {
            return fail(ErrorCode::BadData,
                        starved ? "the gzip data end early: the file is cut off" : "broken gzip data", path,
                        "copy or fetch the file again");
        }
    }
    text.resize(used);
    return text;
}

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

Result<std::vector<UnpackedText>> members(const std::string& bytes, const std::string& path) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    const std::unique_ptr<zip_t, CloseZip> archive(
        source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (source != nullptr) {
            zip_source_free(source);
        }
        return fail(ErrorCode::BadData, "broken zip archive: " + reason, path,
                    "copy or fetch the file again");
    }
    zip_error_fini(&error);
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > MostMembers) {
        return fail(ErrorCode::BadData, "an archive of more than 200,000 files", path);
    }
    std::vector<UnpackedText> texts;
    std::size_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        zip_stat_t facts;
        zip_stat_init(&facts);
        if (zip_stat_index(archive.get(), index, 0, &facts) != 0 || (facts.valid & ZIP_STAT_NAME) == 0 ||
            (facts.valid & ZIP_STAT_SIZE) == 0) {
            return fail(ErrorCode::BadData, "broken zip archive: a member without name or size", path);
        }
        const std::string name = facts.name;
        if (name.empty() || name.back() == '/' || name.starts_with("__MACOSX/")) {
            continue;
        }
        if (facts.size > MostUnpackedBytes - total || facts.size > bytes.size() * LargestRatio) {
            return tooLarge(path);
        }
        const std::unique_ptr<zip_file_t, CloseMember> member(zip_fopen_index(archive.get(), index, 0));
        std::string text(facts.size, '\0');
        if (!member ||
            zip_fread(member.get(), text.data(), facts.size) != static_cast<zip_int64_t>(facts.size)) {
            return fail(ErrorCode::BadData, "the member \"" + name + "\" of the archive cannot be read", path,
                        "it may be encrypted or damaged");
        }
        total += text.size();
        texts.push_back({name, std::move(text), true});
    }
    return texts;
}

Result<std::vector<UnpackedText>> unpackedDeep(std::string bytes, const std::string& path, int depth) {
    std::vector<UnpackedText> texts;
    if (isGzip(bytes)) {
        SIGNALBOX_TRY_ASSIGN(std::string text, inflated(bytes, path));
        bytes.clear();
        bytes.shrink_to_fit();
        texts.push_back({{}, std::move(text), true});
    } else if (isZip(bytes)) {
        SIGNALBOX_TRY_ASSIGN(texts, members(bytes, path));
    } else {
        texts.push_back({{}, std::move(bytes), false});
        return texts;
    }
    std::vector<UnpackedText> plain;
    std::size_t total = 0;
    for (UnpackedText& text : texts) {
        if (depth < MostNesting && (isGzip(text.bytes) || isZip(text.bytes))) {
            SIGNALBOX_TRY_ASSIGN(std::vector<UnpackedText> inner,
                                 unpackedDeep(std::move(text.bytes), path, depth + 1));
            for (UnpackedText& part : inner) {
                part.name = part.name.empty() ? text.name : part.name;
                part.packed = true;
                total += part.bytes.size();
                plain.push_back(std::move(part));
            }
        } else {
            total += text.bytes.size();
            plain.push_back(std::move(text));
        }
        if (total > MostUnpackedBytes) {
            return tooLarge(path);
        }
    }
    return plain;
}

} // namespace

Result<std::vector<UnpackedText>> unpacked(std::string bytes, const std::string& path) {
    return unpackedDeep(std::move(bytes), path, 0);
}

Result<std::vector<UnpackedText>> readUnpacked(const std::filesystem::path& path) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code) {
        return fail(ErrorCode::Io, "cannot read the file: " + code.message(), path.string());
    }
    if (size > MostUnpackedBytes) {
        return tooLarge(path.string());
    }
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!stream || (size > 0 && !stream.read(bytes.data(), static_cast<std::streamsize>(size)))) {
        return fail(ErrorCode::Io, "cannot read the file", path.string());
    }
    return unpacked(std::move(bytes), path.string());
}

} // namespace signalbox::feeds
