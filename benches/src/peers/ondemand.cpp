// simdjson On-Demand as a careful engineer would use it: one pass over the body in any order of members, every text unescaped into a flat
// event, no allocation once the parser is warm. `fields.h` is written from schema/voice.toml.

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simdjson.h"

namespace {

using namespace simdjson;

enum Kind : uint8_t { TEXT, UNSIGNED, DOUBLE, BOOL, LIST, PAIRS, OBJECT };

constexpr size_t LONGEST = 32; // Half of the padding, so that this many bytes can be read wherever a key begins.
constexpr size_t MOST = 64;    // Fields of an object: one bit each.

struct Layout;

struct Field {
    std::string_view key;
    Kind kind = TEXT;
    const Layout *layout = nullptr; // Of the object that the field holds.
    uint8_t nested = 0;             // Where that object is kept.
    uint8_t length = 0;             // Of what is written before the value: a comma, the key and a colon.
    char before[LONGEST + 4] = {};
};

struct Words {
    uint64_t word[4] = {};

    constexpr bool operator==(const Words &other) const {
        return (word[0] ^ other.word[0] | word[1] ^ other.word[1] | word[2] ^ other.word[2] | word[3] ^ other.word[3]) == 0;
    }

    constexpr uint64_t hash(uint64_t length, uint64_t factor) const { return (word[0] + word[1] + word[2] + length) * factor >> 56; }
};

struct Masks {
    Words of[LONGEST + 1] = {};
};

constexpr Masks masks() {
    Masks masks;
    for (size_t length = 0; length <= LONGEST; length++) {
        for (size_t byte = 0; byte < length; byte++) masks.of[length].word[byte / 8] |= uint64_t(0xff) << byte % 8 * 8;
    }
    return masks;
}

constexpr Masks MASKS = masks();

/// The fields of an object, found by a perfect hash of length and words, which is searched for at compile time.
struct Layout {
    Field fields[MOST] = {};
    Words words[MOST] = {};
    uint8_t at[256] = {}; // Index of a field plus one.
    uint64_t factor = 0;
    size_t count = 0;

    /// The index of a field, or -1. Reads LONGEST bytes from where the key begins.
    simdjson_inline int find(std::string_view key) const {
        if (key.size() > LONGEST) return -1;
        const Words &mask = MASKS.of[key.size()];
        // One word after the other, because to store a vector and load parts of it would stall.
        auto word = [&](size_t i) {
            uint64_t word;
            std::memcpy(&word, key.data() + 8 * i, 8);
            return word & mask.word[i];
        };
        const Words read{{word(0), word(1), word(2), word(3)}};
        int index = at[read.hash(key.size(), factor)] - 1;
        return index >= 0 && read == words[index] && key.size() == fields[index].key.size() ? index : -1;
    }
};

template <size_t N> constexpr Layout layout(const Field (&fields)[N]) {
    static_assert(N <= MOST, "one bit for each field");
    Layout layout;
    layout.count = N;
    for (size_t i = 0; i < N; i++) {
        Field &field = layout.fields[i] = fields[i];
        const size_t size = field.key.size();
        field.length = uint8_t(size + 4);
        field.before[0] = ',';
        field.before[1] = field.before[size + 2] = '"';
        for (size_t byte = 0; byte < size; byte++) field.before[byte + 2] = field.key[byte];
        field.before[size + 3] = ':';
        for (size_t byte = 0; byte < fields[i].key.size(); byte++) {
            layout.words[i].word[byte / 8] |= uint64_t(uint8_t(fields[i].key[byte])) << byte % 8 * 8;
        }
    }
    for (uint64_t factor = 0x9e3779b97f4a7c15;; factor = factor * 6364136223846793005 + 1442695040888963407 | 1) {
        uint64_t used[4] = {};
        size_t i = 0;
        for (; i < N; i++) {
            uint64_t hash = layout.words[i].hash(fields[i].key.size(), factor);
            if (used[hash / 64] >> hash % 64 & 1) break;
            used[hash / 64] |= uint64_t(1) << hash % 64;
        }
        if (i < N) continue;
        layout.factor = factor;
        for (i = 0; i < N; i++) layout.at[layout.words[i].hash(fields[i].key.size(), factor)] = uint8_t(i + 1);
        return layout;
    }
}

#include "fields.h"

/// What a field holds. Elements of lists and pairs are kept together, from one index to another.
union Value {
    std::string_view text;
    uint64_t whole;
    double number;
    bool flag;
    struct {
        uint32_t begin, end;
    } range;
    Value() {}
};

struct Object {
    uint64_t present = 0; // Says which values are of this body, so that nothing else needs to be cleared.
    Value values[16];
};

struct Event {
    uint64_t present = 0;
    int type = -1;
    Value values[MOST];
    Object nested[NESTED];
    std::vector<std::string_view> elements;

    void clear() {
        present = 0;
        type = -1;
        for (Object &object : nested) object.present = 0;
        elements.clear();
    }
};

struct Parser {
    ondemand::parser parser;
    Event event;
    builder::string_builder json;
};

/// The key, unescaped. Only the few keys that are not known as they are need a look for escapes.
simdjson_inline bool unescaped(ondemand::field &member, std::string_view &key) {
    key = member.escaped_key();
    return std::memchr(key.data(), '\\', key.size()) == nullptr || !member.unescaped_key().get(key);
}

/// Whether a value of another type than documented is null, which is as good as absent.
bool null(ondemand::value value) {
    bool is_null;
    return !value.is_null().get(is_null) && is_null;
}

bool read_list(ondemand::array &array, Value &slot, Event &event) {
    slot.range.begin = uint32_t(event.elements.size());
    for (auto element : array) {
        std::string_view text;
        if (element.get_string().get(text)) return false;
        event.elements.push_back(text);
    }
    slot.range.end = uint32_t(event.elements.size());
    return true;
}

bool read_pairs(ondemand::object &object, Value &slot, Event &event) {
    slot.range.begin = uint32_t(event.elements.size());
    for (auto pair : object) {
        ondemand::field member;
        std::string_view key, text;
        if (std::move(pair).get(member) || !unescaped(member, key) || member.value().get_string().get(text)) return false;
        event.elements.push_back(key);
        event.elements.push_back(text);
    }
    slot.range.end = uint32_t(event.elements.size());
    return true;
}

template <bool IS_ROOT>
bool read(ondemand::object &object, const Layout &layout, uint64_t &present, Value *values, Event &event) {
    for (auto pair : object) {
        ondemand::field member;
        if (std::move(pair).get(member)) return false;
        std::string_view key = member.escaped_key();
        int index = layout.find(key);
        if (simdjson_unlikely(index < 0)) {
            if (!unescaped(member, key)) return false;
            index = layout.find(key);
            if (index < 0) continue;
        }
        ondemand::value value = member.value();
        Value &slot = values[index];
        const Field &field = layout.fields[index];
        bool wrong = false;
        switch (field.kind) {
        case TEXT:
            wrong = value.get_string().get(slot.text);
            break;
        case UNSIGNED:
            wrong = value.get_uint64().get(slot.whole);
            break;
        case DOUBLE:
            wrong = value.get_double().get(slot.number);
            break;
        case BOOL:
            wrong = value.get_bool().get(slot.flag);
            break;
        case LIST: {
            ondemand::array array;
            wrong = value.get_array().get(array);
            if (!wrong && !read_list(array, slot, event)) return false;
            break;
        }
        case PAIRS: {
            ondemand::object pairs;
            wrong = value.get_object().get(pairs);
            if (!wrong && !read_pairs(pairs, slot, event)) return false;
            break;
        }
        case OBJECT:
            if constexpr (IS_ROOT) {
                ondemand::object inside;
                Object &nested = event.nested[field.nested];
                nested.present = 0;
                wrong = value.get_object().get(inside);
                if (!wrong && !read<false>(inside, *field.layout, nested.present, nested.values, event)) return false;
            }
            break;
        }
        if (simdjson_likely(!wrong)) {
            present |= uint64_t(1) << index;
        } else if (!null(value)) {
            return false;
        }
    }
    return true;
}

bool parse(Parser &parser, const char *body, size_t length, size_t capacity) {
    Event &event = parser.event;
    event.clear();
    ondemand::document document;
    ondemand::object root;
    if (parser.parser.iterate(body, length, capacity).get(document) || document.get_object().get(root)) return false;
    if (!read<true>(root, ROOT, event.present, event.values, event) || !document.at_end()) return false;
    if (!(event.present & 1)) return false;
    event.type = EVENTS.find(event.values[0].text);
    return event.type >= 0;
}

void write(std::string &json, std::string_view text) {
    json += '"';
    for (char byte : text) {
        char escaped[8];
        bool escape = byte == '"' || byte == '\\' || uint8_t(byte) < ' ';
        if (escape) std::snprintf(escaped, sizeof(escaped), "\\u%04x", unsigned(byte));
        escape ? json += escaped : json += byte;
    }
    json += '"';
}

void write(std::string &json, const Layout &layout, uint64_t present, const Value *values, const Event &event) {
    json += '{';
    for (size_t index = 0; index < layout.count; index++) {
        if (!(present >> index & 1)) continue;
        const Field &field = layout.fields[index];
        const Value &value = values[index];
        char number[32];
        if (json.back() != '{') json += ',';
        write(json, field.key);
        json += ':';
        switch (field.kind) {
        case TEXT:
            write(json, value.text);
            break;
        case UNSIGNED:
            json += std::to_string(value.whole);
            break;
        case DOUBLE:
            std::snprintf(number, sizeof(number), "%.17g", value.number);
            json += number;
            break;
        case BOOL:
            json += value.flag ? "true" : "false";
            break;
        case LIST:
        case PAIRS:
            json += field.kind == LIST ? '[' : '{';
            for (uint32_t i = value.range.begin; i < value.range.end; i++) {
                if (i > value.range.begin) json += field.kind == PAIRS && (i - value.range.begin) % 2 ? ':' : ',';
                write(json, event.elements[i]);
            }
            json += field.kind == LIST ? ']' : '}';
            break;
        case OBJECT:
            write(json, *field.layout, event.nested[field.nested].present, event.nested[field.nested].values, event);
            break;
        }
    }
    json += '}';
}

/// Writes an event by simdjson's own serializer, with each key as it is written made beforehand.
void serialize(builder::string_builder &json, const Layout &layout, uint64_t present, const Value *values, const Event &event) {
    json.start_object();
    for (size_t first = 1; present; present &= present - 1, first = 0) {
        const int index = __builtin_ctzll(present);
        const Field &field = layout.fields[index];
        const Value &value = values[index];
        json.append_raw(field.before + first, field.length - first);
        switch (field.kind) {
        case TEXT:
            json.escape_and_append_with_quotes(value.text);
            break;
        case UNSIGNED:
            json.append(value.whole);
            break;
        case DOUBLE:
            json.append(value.number);
            break;
        case BOOL:
            json.append(value.flag);
            break;
        case LIST:
        case PAIRS:
            field.kind == LIST ? json.start_array() : json.start_object();
            for (uint32_t i = value.range.begin; i < value.range.end; i++) {
                if (i > value.range.begin) json.append(field.kind == PAIRS && (i - value.range.begin) % 2 ? ':' : ',');
                json.escape_and_append_with_quotes(event.elements[i]);
            }
            field.kind == LIST ? json.end_array() : json.end_object();
            break;
        case OBJECT:
            serialize(json, *field.layout, event.nested[field.nested].present, event.nested[field.nested].values, event);
            break;
        }
    }
    json.end_object();
}

} // namespace

#define JOINED(a, b) a##_##b
#define NAMED(build, name) JOINED(build, name)

extern "C" {

Parser *NAMED(ONDEMAND, new)() { return new Parser; }

void NAMED(ONDEMAND, free)(Parser *parser) { delete parser; }

/// Parses a body that is followed by SIMDJSON_PADDING bytes of any content. Returns null for a refused body, else an event that is valid
/// until the parser is used again.
const Event *NAMED(ONDEMAND, parse)(Parser *parser, const char *body, size_t length, size_t capacity) {
    return parse(*parser, body, length, capacity) ? &parser->event : nullptr;
}

/// Writes the event that was parsed last as JSON, which is valid until the parser is used again.
const char *NAMED(ONDEMAND, write)(Parser *parser, size_t *length) {
    const Event &event = parser->event;
    parser->json.clear();
    serialize(parser->json, ROOT, event.present, event.values, event);
    std::string_view json;
    if (parser->json.view().get(json)) return nullptr;
    *length = json.size();
    return json.data();
}

/// Writes the values of an event as JSON, for the check that all contestants read the same.
void NAMED(ONDEMAND, json)(const Event *event, void *to, void (*take)(void *to, const char *json, size_t length)) {
    std::string json;
    write(json, ROOT, event->present, event->values, *event);
    take(to, json.data(), json.size());
}
}
