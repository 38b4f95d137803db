package dev.parley.qualify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document that knows its line, counted from 1. Aliases are taken as text. */
sealed interface Yaml {
    int line();

    record Text(String value, int line) implements Yaml {}

    record Listing(List<Yaml> items, int line) implements Yaml {}

    /** @param lines the line of each key */
    record Mapping(Map<String, Yaml> entries, Map<String, Integer> lines, int line) implements Yaml {}

    /** @param file how messages name it */
    static Yaml parse(String file, String text) {
        try (var parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw new ProfileException("The profile " + file + " is empty. Write one after the shipped profiles.");
            }
            return node(file, parser);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new ProfileException(
                    "The profile %s is not valid YAML at line %d: %s. Correct the file."
                            .formatted(file, place == null ? 1 : place.getLineNr(), firstLine(e.getOriginalMessage())),
                    e);
        } catch (IOException e) {
            throw new ProfileException("The profile " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Yaml node(String file, YAMLParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(file, parser, line);
            case START_ARRAY -> listing(file, parser, line);
            case VALUE_NULL -> new Text("", line);
            default -> new Text(parser.getText(), line);
        };
    }

    private static Yaml listing(String file, YAMLParser parser, int line) throws IOException {
        var items = new ArrayList<Yaml>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(file, parser));
        }
        return new Listing(items, line);
    }

    private static Yaml mapping(String file, YAMLParser parser, int line) throws IOException {
        var entries = new LinkedHashMap<String, Yaml>();
        var lines = new LinkedHashMap<String, Integer>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int at = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (entries.put(key, node(file, parser)) != null) {
                throw new ProfileException(
                        "The profile %s has the key '%s' twice, the second time in line %d. Remove one of them."
                                .formatted(file, key, at));
            }
            lines.put(key, at);
        }
        return new Mapping(entries, lines, line);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip().replaceAll("[.,:]$", "");
    }
}
