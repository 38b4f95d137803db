package dev.parley.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole conversations, one file each: what the caller says or presses, what comes back, what is known at the end. */
class DialoguesTest {
    static List<Path> dialogues() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(DialoguesTest.class.getResource("/qualify/dialogues"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void theConversationGoesAsWritten(Path file) throws IOException {
        var dialogue = (Yaml.Mapping) Yaml.parse(file.getFileName().toString(), Files.readString(file));
        var known = map(dialogue, "known");
        var interview =
                Interview.begin(Profile.named(text(dialogue, "profile").orElseThrow()), text(dialogue, "name"), known);
        assertThat(interview.step().words()).contains(text(dialogue, "greeting").orElse(""));
        var told = new HashMap<>(interview.slots());
        for (var turn :
                ((Yaml.Listing) Objects.requireNonNull(dialogue.entries().get("turns"))).items()) {
            var before = interview;
            interview = take(interview, (Yaml.Mapping) turn);
            told.putAll(interview.newSince(before));
        }
        assertEnd(interview, dialogue);
        assertThat(told).containsAllEntriesOf(interview.slots());
    }

    private static Interview take(Interview interview, Yaml.Mapping turn) {
        text(turn, "press")
                .ifPresent(keys -> assertThat(interview.keypadComplete(keys)).isTrue());
        var next = text(turn, "say")
                .map(interview::hear)
                .or(() -> text(turn, "press").map(interview::press))
                .orElseGet(interview::notUnderstood);
        var step = next.step();
        assertThat(step.next().name())
                .as("line %s", turn.line())
                .isEqualTo(text(turn, "next").orElse("LISTEN"));
        text(turn, "expecting")
                .ifPresent(expecting -> assertThat(step.expecting().name())
                        .as("line %s", turn.line())
                        .isEqualTo(expecting));
        assertThat(step.words())
                .as("line %s", turn.line())
                .containsIgnoringCase(text(turn, "hears").orElse(""));
        assertThat(step.words()).isNotBlank().doesNotContain("{", "*");
        assertThat(step.keypadWords()).isNotBlank();
        assertThat(step.goal()).isNotBlank();
        return next;
    }

    private static void assertEnd(Interview interview, Yaml.Mapping dialogue) {
        var values = new LinkedHashMap<String, String>();
        interview.slots().forEach((slot, value) -> values.put(slot, value.value()));
        assertThat(values).isEqualTo(map(dialogue, "slots"));
        assertThat(interview.qualified()).isEqualTo(text(dialogue, "qualified").equals(Optional.of("yes")));
        assertThat(interview.offerAccepted()).isEqualTo(text(dialogue, "offer").equals(Optional.of("yes")));
        assertThat(interview.wantsPerson())
                .isEqualTo(text(dialogue, "wants-person").equals(Optional.of("yes")));
        assertThat(interview.wantsEnd()).isEqualTo(text(dialogue, "wants-end").equals(Optional.of("yes")));
    }

    private static Optional<String> text(Yaml.Mapping mapping, String key) {
        return mapping.entries().get(key) instanceof Yaml.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Map<String, String> map(Yaml.Mapping mapping, String key) {
        var values = new LinkedHashMap<String, String>();
        if (mapping.entries().get(key) instanceof Yaml.Mapping inner) {
            new ArrayList<>(inner.entries().keySet())
                    .forEach(name -> values.put(name, text(inner, name).orElseThrow()));
        }
        return values;
    }
}
