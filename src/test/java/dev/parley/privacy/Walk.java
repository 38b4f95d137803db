package dev.parley.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Goes through all that Parley keeps, whatever it is called: every column that can hold a text, as a user who passes
 * row-level security, and every file of the data folder but those of the database servers, whose content is what the
 * tables and keys show.
 */
final class Walk implements AutoCloseable {
    /** Without what people put between the digits of a number, so that it is found in every spelling. */
    private static final String PLAIN = "regexp_replace(%s, '[ ().+/-]', '', 'g')";

    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema = current_schema() and table_type = 'BASE TABLE'
              and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY', 'tsvector', 'xml')
            order by 1, 2""";

    private final Connection connection;
    private final Path home;

    Walk() throws SQLException {
        Config config = ConfigProvider.getConfig();
        connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        home = Path.of(config.getValue("parley.home", String.class));
    }

    /** Tables that can hold a text. */
    Set<String> tables() throws SQLException {
        var tables = new TreeSet<String>();
        columns().forEach(column -> tables.add(column[0]));
        return tables;
    }

    /** Tables in which one of the words is, in capitals or not; a number is given by its digits. */
    Set<String> tablesWith(List<String> words) throws SQLException {
        var found = new TreeSet<String>();
        for (var column : columns()) {
            var text = column[2].equals("bytea")
                    ? "encode(" + column[1] + ", 'escape')"
                    : "cast(" + column[1] + " as text)";
            for (var word : words) {
                if (has(column[0], text, word)) {
                    found.add(column[0]);
                }
            }
        }
        return found;
    }

    /** Files that have one of the words in their path or in their content. */
    List<Path> filesWith(List<String> words) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var servers = folder.equals(home.resolve("postgres")) || folder.equals(home.resolve("redis"));
                return servers ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var content = file + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (words.stream().anyMatch(word -> plain(content).contains(plain(word)))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    static String plain(String text) {
        return text.replaceAll("[ ().+/-]", "").toLowerCase(Locale.ROOT);
    }

    int run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    String said(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private List<String[]> columns() throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(new String[] {rows.getString(1), '"' + rows.getString(2) + '"', rows.getString(3)});
            }
        }
        return columns;
    }

    private boolean has(String table, String text, String word) throws SQLException {
        var sql = "select exists (select from " + table + " where position(? in lower(" + PLAIN.formatted(text)
                + ")) > 0)";
        return said(sql, plain(word)).equals("t");
    }
}
