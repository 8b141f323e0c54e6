// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/sha256.h"

#include "engine/base/require.h"

#include <openssl/evp.h>

namespace signalbox::base {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    SIGNALBOX_REQUIRE(m_state->context != nullptr &&
                          EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr) == 1,
                      "SHA-256 is not available");
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &length);
    static constexpr std::string_view alphabet = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        text += alphabet[digest[i] >> 4U];
        text += alphabet[digest[i] & 15U];
    }
    return text;
}

std::string sha256Hex(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace signalbox::base
