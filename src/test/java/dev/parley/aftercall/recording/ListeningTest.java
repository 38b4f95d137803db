package dev.parley.aftercall.recording;

import static dev.parley.listen.FakeWhisper.answer;
import static dev.parley.listen.FakeWhisper.says;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.parley.audio.Pcm;
import dev.parley.audio.Resampler;
import dev.parley.audio.Wav;
import dev.parley.demo.asterisk.PrivatePrograms;
import dev.parley.demo.asterisk.TestSurroundings;
import dev.parley.demo.whisper.StandInWhisper;
import dev.parley.listen.EarException;
import dev.parley.listen.FakeWhisper;
import dev.parley.listen.whisper.TestEars;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real files, the real ffmpeg and the real client of a whisper server; the server is a stand-in. */
class ListeningTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final int RATE = 8000;
    private static final String FIFTY = "I would like to invest about fifty thousand dollars.";
    private static final String MONDAY = "Could you call me back on Monday at ten?";
    private static final String YES = "Yes, please.";

    private static List<String> ffmpeg = List.of();

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    @BeforeAll
    static void findFfmpeg() {
        ffmpeg = Optional.ofNullable(
                        new PrivatePrograms().start(new TestSurroundings(home)).get("parley.ffmpeg.command"))
                .map(command -> List.of(command.split(",")))
                .orElse(List.of("ffmpeg"));
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({
        "webm,libopus,48k",
        "ogg,libopus,48k",
        "mp3,libmp3lame,64k",
        "m4a,aac,64k",
        "wav,pcm_s16le,0",
    })
    void everyKindOfFileBecomesTheWordsOfTwoSpeakersWithTheirTimes(String ending, String codec, String bits)
            throws Exception {
        try (var whisper = StandInWhisper.start()) {
            whisper.teach(sound("fifty-thousand"), FIFTY);
            whisper.teach(sound("call-me-monday"), MONDAY);
            whisper.teach(sound("yes-please"), YES);
            var words = listen(whisper.url(), Limits.loopback(), encoded(dialogue(), ending, codec, bits));
            assertThat(words.said())
                    .extracting(Said::voice, Said::text)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Voice.CALLER, FIFTY),
                            org.assertj.core.groups.Tuple.tuple(Voice.AGENT, MONDAY),
                            org.assertj.core.groups.Tuple.tuple(Voice.CALLER, YES));
            // they were put there at 1, 6 and 11 s; a stretch begins up to 0.3 s before the voice
            assertThat(words.said().get(0).at()).isCloseTo(1000L, within(450L));
            assertThat(words.said().get(1).at()).isCloseTo(6000L, within(450L));
            assertThat(words.said().get(2).at()).isCloseTo(11_000L, within(450L));
            assertThat(words.seconds()).isBetween(13L, 15L);
        }
    }

    @Test
    void theSameVoiceOnBothChannelsIsHeardOnceAndIsNobodysInParticular() throws Exception {
        try (var whisper = new FakeWhisper(says("hello"))) {
            var mono = new short[RATE * 6];
            put(sound("fifty-thousand"), mono, 1);
            var words = listen(whisper.url(), Limits.loopback(), new Wav(new short[][] {mono, mono}, RATE).write());
            assertThat(words.said()).extracting(Said::voice).containsExactly(Voice.UNKNOWN);
            assertThat(transcriptions(whisper)).isOne();
        }
    }

    @Test
    void silenceIsNeverSentToTheEar() throws Exception {
        try (var whisper = new FakeWhisper(says("thank you for watching"))) {
            var words = listen(whisper.url(), Limits.loopback(), Wav.write(new Pcm(new short[RATE * 120], RATE)));
            assertThat(words.said()).isEmpty();
            assertThat(transcriptions(whisper)).isZero();
        }
    }

    @Test
    void tenHoursOfSilenceAreRefusedByTheirLength() throws Exception {
        var file = folder.resolve("silence.wav");
        long bytes = 10L * 3600 * RATE * 2;
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(Wav.header(RATE, 1, bytes));
            sparse.setLength(44 + bytes);
        }
        var limits = Limits.loopback().longest(Duration.ofMinutes(20));
        try (var sound = Sound.of(file, ffmpeg, limits.longest());
                var whisper = new FakeWhisper(says("never asked"))) {
            var listener = new Listener(TestEars.whisper(VERTX, whisper.url()), limits, "en", "", () -> {});
            assertThatThrownBy(() -> listener.listen(sound))
                    .isInstanceOf(RefusedRecording.class)
                    .hasMessageContaining("longer than 20 minutes");
            assertThat(transcriptions(whisper)).isZero();
        }
    }

    @Test
    void whoeverIsNoLongerWaitedForIsNotListenedToAnyMore() throws Exception {
        var file = Files.write(folder.resolve("call.wav"), dialogue().write());
        try (var whisper = new FakeWhisper(FakeWhisper.stallsAfter(""))) {
            var recordings = new Recordings(VERTX, Limits.loopback(), ffmpeg, List.of(folder), folder.resolve("work"));
            var name = UUID.randomUUID();
            recordings.fetch(file.toUri().toString(), name).await().atMost(Duration.ofMinutes(1));
            var listening = recordings
                    .words(name, TestEars.whisper(VERTX, whisper.url()), "en", "", () -> {})
                    .subscribe()
                    .with(words -> {}, failure -> {});
            await().atMost(Duration.ofMinutes(1)).until(() -> transcriptions(whisper) > 0);
            listening.cancel();
            assertThat(whisper.clientBreaksOff()).isTrue();
            recordings.close();
        }
    }

    @Test
    void speechWithoutAPauseIsCutBeforeItIsTooLongForWhisper() {
        var cutter = new Cutter();
        var long_ = new ArrayList<Cutter.Stretch>();
        var voice = Resampler.convert(sound("fifty-thousand"), Sound.RATE_HZ).samples();
        for (int i = 0; i < 50 * 70; i++) {
            var frame = new short[Sound.RATE_HZ / 50];
            System.arraycopy(voice, i * 320 % (voice.length - 320), frame, 0, 320);
            cutter.add(new dev.parley.audio.Frame(frame, Sound.RATE_HZ)).ifPresent(long_::add);
        }
        cutter.finish().ifPresent(long_::add);
        assertThat(long_).hasSizeGreaterThan(1).allMatch(each -> each.sound().millis() <= 28_000);
        assertThat(long_.stream().mapToInt(each -> each.sound().millis()).sum()).isBetween(60_000, 70_000);
    }

    @Test
    void aZipAnEmptyFileATextAndABrokenRecordingAreNoRecordingsWhateverTheirNames() throws Exception {
        var zip = new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        refused("zip.webm", zip, "whatever its name says");
        refused("empty.wav", new byte[0], "empty file");
        refused("text.mp3", "hello, this is no sound at all".getBytes(UTF_8), "whatever its name says");
        refused("playlist.m4a", "#EXTM3U\nfile:///etc/passwd\n".getBytes(UTF_8), "whatever its name says");
        refused("cut.ogg", "OggS and then nothing that makes sense".getBytes(UTF_8), "no sound that can be decoded");
        refused("cut.webm", new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 1, 2, 3, 4, 5, 6, 7, 8, 9}, "no sound");
    }

    @Test
    void anEarThatFailsFailsTheWholeSoThatItIsTriedAgain() throws Exception {
        try (var whisper = new FakeWhisper(answer(500, "{}"))) {
            assertThatThrownBy(() ->
                            listen(whisper.url(), Limits.loopback(), dialogue().write()))
                    .isInstanceOf(EarException.class);
        }
    }

    private void refused(String name, byte[] content, String why) throws IOException {
        var file = Files.write(folder.resolve(name), content);
        assertThatThrownBy(() -> listen("http://127.0.0.1:9/v1", Limits.loopback(), file))
                .as(name)
                .isInstanceOf(RefusedRecording.class)
                .hasMessageContaining(why);
    }

    private static long transcriptions(FakeWhisper whisper) {
        return whisper.requests.stream()
                .filter(request -> request.line().startsWith("POST"))
                .count();
    }

    private Words listen(String url, Limits limits, byte[] file) throws IOException {
        return listen(url, limits, Files.write(folder.resolve("call.bin"), file));
    }

    /** The whole way: fetched from an allowed folder, decoded, cut, transcribed, and the copy deleted. */
    private Words listen(String url, Limits limits, Path file) {
        var work = folder.resolve("work");
        var recordings = new Recordings(VERTX, limits, ffmpeg, List.of(folder), work);
        var name = UUID.randomUUID();
        try {
            var minute = Duration.ofMinutes(1);
            recordings.fetch(file.toUri().toString(), name).await().atMost(minute);
            var words = recordings
                    .words(name, TestEars.whisper(VERTX, url), "en", "", () -> {})
                    .await()
                    .atMost(minute);
            recordings.forget(name).await().atMost(minute);
            assertThat(work).isEmptyDirectory();
            return words;
        } finally {
            recordings.close();
        }
    }

    private byte[] encoded(Wav wav, String ending, String codec, String bits) throws Exception {
        var from = Files.write(folder.resolve("source.wav"), wav.write());
        var to = folder.resolve("dialogue." + ending);
        var command = new ArrayList<>(ffmpeg);
        command.addAll(List.of("-nostdin", "-v", "error", "-y", "-i", from.toString(), "-c:a", codec));
        command.addAll(bits.equals("0") ? List.of() : List.of("-b:a", bits));
        command.add(to.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return Files.readAllBytes(to);
    }

    /** Caller left, agent right. */
    private static Wav dialogue() {
        var sides = new short[2][RATE * 14];
        put(sound("fifty-thousand"), sides[0], 1);
        put(sound("call-me-monday"), sides[1], 6);
        put(sound("yes-please"), sides[0], 11);
        return new Wav(sides, RATE);
    }

    private static void put(Pcm sound, short[] side, int second) {
        System.arraycopy(sound.samples(), 0, side, second * RATE, sound.samples().length);
    }

    private static Pcm sound(String name) {
        try (var in = ListeningTest.class.getResourceAsStream("/demo/whisper/" + name + ".wav")) {
            return Wav.read(in.readAllBytes()).mono();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
