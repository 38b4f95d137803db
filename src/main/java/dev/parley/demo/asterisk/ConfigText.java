package dev.parley.demo.asterisk;

import java.util.ArrayList;

/** The text of one Asterisk configuration file, in which settings can be changed. Immutable. */
record ConfigText(String text) {
    /** The same text with another value for a setting, which the first section of that name has or gets. */
    ConfigText with(String section, String key, String value) {
        var lines = new ArrayList<>(text.lines().toList());
        int header = lines.indexOf("[" + section + "]");
        if (header < 0) {
            header = lines.size();
            lines.add("[" + section + "]");
        }
        int line = header + 1;
        while (line < lines.size() && !lines.get(line).startsWith("[")) {
            if (lines.get(line).matches(key + "\\s*=.*")) {
                lines.set(line, key + " = " + value);
                return of(lines);
            }
            line++;
        }
        lines.add(header + 1, key + " = " + value);
        return of(lines);
    }

    private static ConfigText of(Iterable<String> lines) {
        return new ConfigText(String.join("\n", lines) + "\n");
    }
}
