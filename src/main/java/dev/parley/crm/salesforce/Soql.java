package dev.parley.crm.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Queries in Salesforce's own language (SOQL), with everything that came from outside quoted. */
final class Soql {
    private static final String FIELD = "[A-Za-z]\\w{0,79}";

    private Soql() {}

    /** The oldest record of a kind for which the condition holds. */
    static String oldest(String kind, String condition) {
        return "SELECT Id FROM " + kind + " WHERE " + condition + " ORDER BY CreatedDate LIMIT 1";
    }

    static String is(String field, String value) {
        return field + " = " + quoted(value);
    }

    static String isOneOf(String field, Collection<String> values) {
        return field + " IN " + values.stream().map(Soql::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The path of a query, after that of the version. */
    static String path(String query) {
        return "/query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static boolean isField(String name) {
        return name.matches(FIELD);
    }

    /** A string literal: backslash and quote are escaped, and what no text field holds is left out. */
    private static String quoted(String value) {
        return "'" + value.replaceAll("\\p{Cntrl}", "").replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
