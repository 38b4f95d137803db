package dev.parley.demo.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigTextTest {
    private static final ConfigText TEXT = new ConfigText("""
            ; bindport = 1 is only mentioned here
            [general]
            enabled = yes
            bindport = 8088

            [other]
            bindport = 9
            """);

    @Test
    void aSettingIsReplacedWhereItStands() {
        assertThat(TEXT.with("general", "bindport", "77").text())
                .contains("enabled = yes\nbindport = 77\n")
                .contains("[other]\nbindport = 9\n")
                .contains("; bindport = 1 ");
    }

    @Test
    void aSettingThatIsMissingBecomesTheFirstOfItsSection() {
        assertThat(TEXT.with("other", "colour", "red").text()).contains("[other]\ncolour = red\nbindport = 9\n");
    }

    @Test
    void aSectionThatIsMissingIsAddedAtTheEnd() {
        assertThat(TEXT.with("new", "colour", "red").text()).endsWith("bindport = 9\n[new]\ncolour = red\n");
    }
}
