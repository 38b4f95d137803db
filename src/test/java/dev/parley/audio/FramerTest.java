package dev.parley.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramerTest {
    @Test
    void aWholeSoundBecomesFramesAndTheLastIsPadded() {
        var samples = new short[400];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i + 1);
        }
        var frames = Framer.frames(new Pcm(samples, 8000));
        assertThat(frames).hasSize(3);
        assertThat(frames.get(0).samples()).startsWith((short) 1).endsWith((short) 160);
        assertThat(frames.get(1).samples()).startsWith((short) 161).endsWith((short) 320);
        assertThat(frames.get(2).samples()).startsWith((short) 321).endsWith((short) 0);
        assertThat(frames.get(2).samples()[79]).isEqualTo((short) 400);
        assertThat(frames.get(2).samples()[80]).isZero();
    }

    @Test
    void piecesOfAnyLengthAreJoined() {
        var framer = new Framer(16000);
        assertThat(framer.add(new short[100])).isEmpty();
        assertThat(framer.add(new short[219])).isEmpty();
        assertThat(framer.add(new short[1])).hasSize(1);
        assertThat(framer.add(new short[961])).hasSize(3);
        assertThat(framer.finish()).isPresent();
        assertThat(framer.finish()).isEmpty();
    }

    @Test
    void framesAreNotChangedByWhatComesLater() {
        var framer = new Framer(8000);
        var first = framer.add(Sounds.tone(440, -10, 160, 8000)).getFirst();
        var copy = first.samples().clone();
        framer.add(new short[160]);
        assertThat(first.samples()).isEqualTo(copy);
    }

    @Test
    void silenceIsLeftOverOnlyOnce() {
        var framer = new Framer(8000);
        framer.add(new short[] {7});
        assertThat(framer.finish()).isPresent();
        framer.add(new short[1]);
        assertThat(framer.finish().orElseThrow().samples()).containsOnly(0);
    }

    @Test
    void nothingGivesNoFrames() {
        assertThat(Framer.frames(new Pcm(new short[0], 8000))).isEmpty();
    }
}
