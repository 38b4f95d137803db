package dev.parley.followup;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follow-ups say, in the words of {@code followup/<language>.properties}; a language without a file is written to
 * in English. Of the call they repeat the caller's name, and only when it looks like one: whoever calls can have
 * anything sent to an address otherwise. Immutable.
 */
final class Wording {
    private static final String FALLBACK = "en";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("fa", "ar", "he", "ur");
    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}]+((\\.? |['’\u200c-])[\\p{L}\\p{M}]+){0,5}\\.?");
    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private final String language;
    private final Properties words;
    private final String company;

    private Wording(String language, Properties words, String company) {
        this.language = language;
        this.words = words;
        this.company = company;
    }

    /** @param company on whose behalf it is written */
    static Wording in(String language, String company) {
        var plain = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        var known = file(plain).isPresent() ? plain : FALLBACK;
        return new Wording(known, READ.computeIfAbsent(known, it -> file(it).orElseThrow()), company);
    }

    String subject() {
        return say("subject");
    }

    /** An e-mail's lines. */
    List<String> lines(Errand errand, ZoneId zone) {
        // in digits, as a native executable knows the months of few languages
        var day = DateTimeFormatter.ofPattern(say("date"), Locale.ROOT)
                .withZone(zone)
                .format(errand.endedAt());
        return Stream.of(
                        greeting(errand),
                        say("thanks").replace("{day}", day),
                        promise(errand),
                        say("stop"),
                        say("regards"))
                .toList();
    }

    String text(List<String> lines) {
        return String.join("\n\n", lines) + "\n";
    }

    String html(List<String> lines) {
        var paragraphs =
                lines.stream().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                %s
                </body>
                </html>
                """.formatted(
                        language, RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr", escaped(subject()), paragraphs);
    }

    /** Short: each seventy characters of most scripts are paid for. */
    String sms(Errand errand) {
        return greeting(errand) + " " + say("sms") + " " + promise(errand);
    }

    /** What is said to a caller who was cut off, a sentence each. */
    List<String> spoken(String agent) {
        return Stream.of("spoken.1", "spoken.2", "spoken.3")
                .map(key -> say(key).replace("{agent}", agent))
                .toList();
    }

    String language() {
        return language;
    }

    private String greeting(Errand errand) {
        return name(errand.name())
                .map(name -> say("greeting").replace("{name}", name))
                .orElseGet(() -> say("greeting.nameless"));
    }

    private String promise(Errand errand) {
        var key = "promise." + errand.type();
        return words.containsKey(key) ? say(key) : say("promise.information");
    }

    private String say(String key) {
        return words.getProperty(key, "").replace("{company}", company);
    }

    /** Letters, and what stands between the parts of names. */
    static Optional<String> name(String told) {
        var text = told.strip().replaceAll(" +", " ");
        return Optional.of(text)
                .filter(it -> it.codePointCount(0, it.length()) <= LONGEST_NAME)
                .filter(it -> NAME.matcher(it).matches());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Optional<Properties> file(String language) {
        if (!language.matches("[a-z]{2,3}")) {
            return Optional.empty();
        }
        try (var in = Wording.class.getResourceAsStream("/followup/" + language + ".properties")) {
            if (in == null) {
                return Optional.empty();
            }
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(words);
        } catch (IOException e) {
            throw new UncheckedIOException("followup/" + language + ".properties cannot be read.", e);
        }
    }
}
