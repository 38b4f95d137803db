package dev.parley.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static final int LONGEST_SENTENCE = 20;

    @ParameterizedTest
    @ValueSource(strings = {"investment", "bant", "language-school"})
    void shippedProfilesSpeakInShortSentences(String name) {
        var profile = Profile.named(name);
        assertThat(profile.id()).isEqualTo(name);
        assertThat(profile.fixedSentences())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> {
                    assertThat(sentence.split("\\s+")).hasSizeLessThanOrEqualTo(LONGEST_SENTENCE);
                    assertThat(sentence).matches("\\p{Lu}.*[.?!]").doesNotContain("{", "*", "#", "_");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"investment", "bant", "language-school"})
    void whatTheFirstStepSaysWasSynthesisedBefore(String name) {
        var profile = Profile.named(name);
        var step = Interview.begin(profile, Optional.empty(), Map.of()).step();
        assertThat(profile.fixedSentences()).containsAll(Step.sentences(step.words()));
        assertThat(profile.fixedSentences()).containsAll(Step.sentences(step.keypadWords()));
    }

    @Test
    void placeholdersOfTheAgentAreFilled() {
        assertThat(Profile.named("investment").role())
                .contains("Emma")
                .contains("Parley Invest")
                .doesNotContain("{");
    }

    /** One way to spoil the shipped profile per row; the message has to name the line, the key and the trouble. */
    @ParameterizedTest
    @CsvFileSource(resources = "/qualify/bad-profiles.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void aBadProfileIsRefusedWithFileLineAndKey(String was, @Nullable String becomes, String says) throws IOException {
        var good = shipped();
        assertThat(good).contains(unescaped(was));
        var bad = good.replaceFirst(Pattern.quote(unescaped(was)), Matcher.quoteReplacement(unescaped(becomes)));
        assertThatThrownBy(() -> ProfileReader.read("mine.yaml", bad))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("line ")
                .hasMessageContaining(says);
    }

    @Test
    void theMessageNamesTheExactLine() throws IOException {
        var lines = shipped().lines().toList();
        var at = lines.indexOf("    type: amount") + 1;
        var bad = shipped().replace("    type: amount\n", "    type: money\n");
        assertThatThrownBy(() -> ProfileReader.read("mine.yaml", bad))
                .hasMessageContaining("line " + at + ", key slots[1].type is 'money'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "# nothing",
                "just words",
                "- a\n- b",
                "a: [1, 2",
                "a: b: c",
                "\t",
                "\"",
                "a: &x [*x, *x]",
                "\0",
                "{"
            })
    void whatIsNoProfileAtAllIsRefused(String text) {
        assertThatThrownBy(() -> ProfileReader.read("mine.yaml", text))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("mine.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "../etc/passwd", "no such file.yaml", "/", "a\0b", ""})
    void anUnknownProfileIsRefusedWithTheKey(String name) {
        assertThatThrownBy(() -> new Profiles(name, false))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("parley.qualify.profile")
                .hasMessageContaining("language-school");
    }

    @Test
    void aFileOfTheOperatorIsReadAgainWhenItChangedInDevelopment(@TempDir Path folder) throws IOException {
        var file = folder.resolve("own.yaml");
        write(file, shipped(), 1);
        var profiles = new Profiles(file.toString(), true);
        assertThat(profiles.current().agent()).isEqualTo("Emma");
        write(file, shipped().replace("agent: Emma", "agent: Ada"), 2);
        assertThat(profiles.current().agent()).isEqualTo("Ada");
    }

    @Test
    void aChangeThatCannotBeUsedLeavesTheLastGoodProfile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("own.yaml");
        write(file, shipped(), 1);
        var profiles = new Profiles(file.toString(), true);
        write(file, "agent: [", 2);
        assertThat(profiles.current().agent()).isEqualTo("Emma");
        write(file, shipped().replace("agent: Emma", "agent: Ada"), 3);
        assertThat(profiles.current().agent()).isEqualTo("Ada");
    }

    @Test
    void inProductionTheProfileStaysAsItWasAtTheStart(@TempDir Path folder) throws IOException {
        var file = folder.resolve("own.yaml");
        write(file, shipped(), 1);
        var profiles = new Profiles(file.toString(), false);
        write(file, shipped().replace("agent: Emma", "agent: Ada"), 2);
        assertThat(profiles.current().agent()).isEqualTo("Emma");
    }

    @Test
    void sentencesAreCutBehindTheirMarks() {
        assertThat(Step.sentences("Hi, I'm Emma. What now? Press 1!"))
                .isEqualTo(List.of("Hi, I'm Emma.", "What now?", "Press 1!"));
        assertThat(Step.sentences(" ")).isEmpty();
    }

    private static void write(Path file, String text, int second) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private static String shipped() throws IOException {
        try (var in = Objects.requireNonNull(ProfileTest.class.getResourceAsStream("/profiles/investment.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String unescaped(@Nullable String text) {
        return text == null ? "" : text.replace("\\n", "\n");
    }
}
