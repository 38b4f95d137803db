package dev.parley.qualify;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One mapping of a profile while it is read: hands out typed values, remembers which keys were used, and words every
 * complaint with file, line and key. Used by one thread.
 */
final class Section {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final String file;
    private final String path;
    private final Yaml.Mapping mapping;
    private final Map<String, String> fill;
    private final Set<String> used = new HashSet<>();

    private Section(String file, String path, Yaml.Mapping mapping, Map<String, String> fill) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.fill = fill;
    }

    static Section root(String file, Yaml yaml) {
        if (yaml instanceof Yaml.Mapping mapping) {
            return new Section(file, "", mapping, Map.of());
        }
        throw new ProfileException("The profile %s must start with keys such as 'id: …' in line 1.".formatted(file));
    }

    /** The same mapping, whose texts have these placeholders replaced. */
    Section filling(Map<String, String> values) {
        var filled = new Section(file, path, mapping, values);
        filled.used.addAll(used);
        return filled;
    }

    boolean has(String key) {
        used.add(key);
        return mapping.entries().containsKey(key);
    }

    /** @param placeholders that may stay in the text, without their braces */
    String text(String key, String... placeholders) {
        return text(required(key), path + key, placeholders);
    }

    String textOr(String key, String otherwise, String... placeholders) {
        return has(key) ? text(key, placeholders) : otherwise;
    }

    List<String> texts(String key, String... placeholders) {
        return items(key).stream()
                .map(item -> text(item, path + key, placeholders))
                .toList();
    }

    List<String> textsOr(String key, List<String> otherwise) {
        return has(key) ? texts(key) : otherwise;
    }

    boolean yes(String key) {
        if (!has(key)) {
            return false;
        }
        return switch (text(key)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw wrong(key, "must be yes or no");
        };
    }

    int number(String key) {
        var text = textOr(key, "0");
        if (!text.matches("\\d{1,6}")) {
            throw wrong(key, "must be a whole number");
        }
        return Integer.parseInt(text);
    }

    Section section(String key) {
        return section(required(key), path + key);
    }

    List<Section> sections(String key) {
        var items = items(key);
        return IntStream.range(0, items.size())
                .mapToObj(i -> section(items.get(i), path + key + "[" + i + "]"))
                .toList();
    }

    /** The keys of a mapping whose keys are names. */
    Set<String> names() {
        return mapping.entries().keySet();
    }

    /** Runs a reader on this section and refuses keys that it did not ask for. */
    <T> T read(Function<Section, T> reader) {
        var result = reader.apply(this);
        refuseUnused();
        return result;
    }

    void refuseUnused() {
        for (var key : mapping.entries().keySet()) {
            if (!used.contains(key)) {
                throw wrong(key, "is no key of a profile at this place; known here are " + new TreeSet<>(used));
            }
        }
    }

    ProfileException wrong(String key, String complaint) {
        return complain(mapping.lines().getOrDefault(key, mapping.line()), path + key, complaint);
    }

    private Yaml required(String key) {
        used.add(key);
        var value = mapping.entries().get(key);
        if (value == null) {
            throw complain(mapping.line(), path + key, "is missing");
        }
        return value;
    }

    private List<Yaml> items(String key) {
        return switch (required(key)) {
            case Yaml.Listing listing when !listing.items().isEmpty() -> listing.items();
            case Yaml.Listing listing -> throw complain(listing.line(), path + key, "must not be empty");
            case Yaml.Text text -> throw complain(text.line(), path + key, "must be a list");
            case Yaml.Mapping mapped -> throw complain(mapped.line(), path + key, "must be a list");
        };
    }

    private Section section(Yaml yaml, String name) {
        if (yaml instanceof Yaml.Mapping inner) {
            return new Section(file, name + ".", inner, fill);
        }
        throw complain(yaml.line(), name, "must hold keys of its own");
    }

    private String text(Yaml yaml, String name, String... placeholders) {
        if (!(yaml instanceof Yaml.Text(var value, var line))) {
            throw complain(yaml.line(), name, "must be a text");
        }
        if (value.isBlank()) {
            throw complain(line, name, "is empty");
        }
        var allowed = Set.of(placeholders);
        return PLACEHOLDER.matcher(value.strip()).replaceAll(found -> {
            var inside = found.group(1);
            if (!fill.containsKey(inside) && !allowed.contains(inside)) {
                throw complain(line, name, "has the placeholder {" + inside + "}, which nothing fills here");
            }
            return Matcher.quoteReplacement(fill.getOrDefault(inside, found.group()));
        });
    }

    private ProfileException complain(int line, String name, String complaint) {
        return new ProfileException(
                "The profile %s cannot be used: line %d, key %s %s. Correct it, or choose another profile with parley.qualify.profile."
                        .formatted(file, line, name, complaint));
    }
}
