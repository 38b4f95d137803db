package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.talk.Mood;
import org.junit.jupiter.api.Test;

class TemperTest {
    private static final Mood UPSET = new Mood(-0.6, 0);
    private static final Mood FURIOUS = new Mood(-0.9, 0);

    @Test
    void twiceUpsetOrOnceFuriousWantsAPerson() {
        assertThat(after(UPSET).wantsAPerson()).isFalse();
        assertThat(after(UPSET, Mood.CALM, UPSET).wantsAPerson()).isTrue();
        assertThat(after(FURIOUS).wantsAPerson()).isTrue();
        assertThat(after(new Mood(-0.2, 1), new Mood(-0.2, 1), new Mood(-0.2, 1))
                        .wantsAPerson())
                .isFalse();
    }

    @Test
    void onePersonIsOfferedForIt() {
        var offered = after(FURIOUS).withOffer();
        assertThat(offered.wantsAPerson()).isFalse();
        assertThat(offered.sensed(FURIOUS).taken().wantsAPerson()).isFalse();
    }

    @Test
    void aMoodCountsOnceTheTurnIsTaken() {
        assertThat(Temper.UNKNOWN.sensed(FURIOUS).wantsAPerson()).isFalse();
        assertThat(Temper.UNKNOWN.sensed(FURIOUS).sensed(Mood.CALM).taken().wantsAPerson())
                .isFalse();
    }

    @Test
    void theModelIsToldOfAMoodThatShows() {
        assertThat(Temper.UNKNOWN.tone()).isEmpty();
        assertThat(after(Mood.CALM).tone()).isEmpty();
        assertThat(after(UPSET).tone()).contains("upset");
        assertThat(after(new Mood(0, 0.9)).tone()).contains("hurry");
        assertThat(after(new Mood(0.8, 0)).tone()).contains("pleased");
    }

    private static Temper after(Mood... moods) {
        var temper = Temper.UNKNOWN;
        for (var mood : moods) {
            temper = temper.sensed(mood).taken();
        }
        return temper;
    }
}
