package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.Part;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartsWatchTest {
    @Test
    void partsAreShownInTheOrderOfACall() {
        assertThat(PartsWatch.answers(Stream.of(up("other"), up("voice"), up("asterisk"), up("mind"), up("ears"))))
                .extracting(Part.Status::part)
                .containsExactly("asterisk", "ears", "mind", "voice", "other");
    }

    @Test
    void aPartThatCannotSayHowItIsCountsAsDownAndLeavesTheOthersAlone() {
        Part broken = () -> {
            throw new IllegalStateException("no");
        };

        assertThat(PartsWatch.answers(Stream.of(broken, up("ears"))))
                .extracting(Part.Status::level)
                .containsExactly(Part.Level.UP, Part.Level.DOWN);
    }

    private static Part up(String name) {
        return () -> new Part.Status(name, Part.Level.UP, "It is well.");
    }
}
