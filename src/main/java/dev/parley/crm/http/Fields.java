package dev.parley.crm.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Gives the fields of a body the names that a CRM has for them. */
final class Fields {
    private static final String LEFT_OUT = "-";

    private final Map<String, String> names;

    /** @param names ours to theirs, nested by dots; a field that is not in it keeps its name */
    Fields(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    ObjectNode mapped(ObjectNode ours) {
        var theirs = JsonNodeFactory.instance.objectNode();
        ours.properties().forEach(field -> {
            var name = names.getOrDefault(field.getKey(), field.getKey());
            if (!name.equals(LEFT_OUT)) {
                var path = name.split("\\.");
                var place = theirs;
                for (int i = 0; i < path.length - 1; i++) {
                    place = place.withObjectProperty(path[i]);
                }
                place.set(path[path.length - 1], field.getValue());
            }
        });
        return theirs;
    }
}
