package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "en, Hello Alice Müller, 2026-03-01",
        "de, Guten Tag Alice Müller, 01.03.2026",
        "es, Hola Alice Müller, 01/03/2026",
        "uk, Вітаємо Alice Müller, 01.03.2026",
        "fa, سلام Alice Müller, 2026/03/01"
    })
    void anEmailSpeaksTheLanguageOfTheCall(String language, String greeting, String day) {
        var wording = Wording.in(language, "Sunrise");
        var text = wording.text(wording.lines(errand("Alice Müller", "callback"), BERLIN));
        assertThat(text.replaceAll("[,:]", "")).contains(greeting);
        assertThat(text).contains(day).contains("Sunrise").doesNotContain("{").doesNotContain("}");
        assertThat(wording.subject()).contains("Sunrise");
    }

    @Test
    void persianIsReadFromRightToLeft() {
        var wording = Wording.in("fa", "Sunrise");
        assertThat(wording.html(wording.lines(errand("آرش", "callback"), BERLIN)))
                .contains("lang=\"fa\" dir=\"rtl\"")
                .contains("<p>سلام آرش،</p>");
        assertThat(Wording.in("de", "Sunrise").html(java.util.List.of())).contains("dir=\"ltr\"");
    }

    @Test
    void aLanguageWithoutAFileIsWrittenToInEnglish() {
        assertThat(Wording.in("fr", "Sunrise").language()).isEqualTo("en");
        assertThat(Wording.in("../../application", "Sunrise").language()).isEqualTo("en");
        assertThat(Wording.in("de-AT", "Sunrise").language()).isEqualTo("de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fa", "uk"})
    void everyLanguageSaysAllThatEnglishSays(String language) throws IOException {
        var words = read(language);
        assertThat(words.keySet()).isEqualTo(read("en").keySet());
        assertThat(words.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
        assertThat(words.getProperty("thanks")).contains("{day}");
        assertThat(words.getProperty("greeting")).contains("{name}");
        assertThat(Wording.in(language, "Sunrise").spoken("Ava"))
                .hasSize(3)
                .first()
                .asString()
                .contains("Ava")
                .contains("Sunrise");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Alice", "Jean-Luc O’Neil", "María José de la Cruz", "آرش", "J. R. Smith", "Олена", "नेहा शर्मा"
            })
    void namesAreRepeated(String name) {
        assertThat(Wording.name(name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Alice\r\nBcc: all@school.example",
                "Alice\nX-Header: 1",
                "Alice\0",
                "Alice 🙂",
                "<script>alert(1)</script>",
                "Click evil.example now",
                "http://evil.example",
                "evil.example",
                "Win $100",
                "A1",
                "You owe us money and must pay it right now here"
            })
    void whatDoesNotLookLikeANameIsNot(String name) {
        assertThat(Wording.name(name)).isEmpty();
        var wording = Wording.in("en", "Sunrise");
        assertThat(wording.sms(errand(name, "callback"))).startsWith("Hello, thank you for calling Sunrise.");
    }

    @Test
    void fiveHundredLettersAreNoName() {
        assertThat(Wording.name("x".repeat(500))).isEmpty();
    }

    @Test
    void aCompanyIsTextInHtml() {
        var wording = Wording.in("en", "Fish & <Chips>");
        assertThat(wording.html(wording.lines(errand("", "meeting"), BERLIN)))
                .contains("Fish &amp; &lt;Chips&gt;")
                .contains("confirm the appointment")
                .doesNotContain("<Chips>");
    }

    private static Errand errand(String name, String type) {
        return new Errand(Channel.EMAIL, "c-1", 1, true, Instant.parse("2026-03-01T10:18:42Z"), "en", name, "", type);
    }

    private static Properties read(String language) throws IOException {
        var words = new Properties();
        try (var in = WordingTest.class.getResourceAsStream("/followup/" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
