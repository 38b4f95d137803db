package dev.parley.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are read by the JDK's own WAV reader. */
class StereoRecordingTest {
    @TempDir
    Path folder;

    private final Seconds seconds = new Seconds();
    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final BlockingQueue<StereoRecording.End> ended = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        writer.shutdownNow();
    }

    @Test
    void theCallerIsLeftAndTheAgentRightSampleBySample() throws Exception {
        var recording = recording(folder.resolve("call.wav"), 8000);
        for (int frame = 0; frame < 130; frame++) {
            recording.add(ramp(frame * 160, 160, 1), ramp(frame * 160, 160, -1));
        }
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.COMPLETE);

        var samples = read(folder.resolve("call.wav"), 8000);
        assertThat(samples).hasSize(130 * 160 * 2);
        for (int i = 0; i < samples.length / 2; i++) {
            assertThat(samples[2 * i]).as("caller's sample %d", i).isEqualTo((short) i);
            assertThat(samples[2 * i + 1]).as("agent's sample %d", i).isEqualTo((short) -i);
        }
    }

    @Test
    void aShorterSideIsFilledWithSilence() throws Exception {
        var recording = recording(folder.resolve("call.wav"), 16000);
        recording.add(ramp(1, 320, 1), new short[0]);
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.COMPLETE);
        var samples = read(folder.resolve("call.wav"), 16000);
        assertThat(samples).hasSize(640);
        assertThat(samples[638]).isEqualTo((short) 320);
        assertThat(samples[639]).isZero();
    }

    @Test
    void beforeItsEndTheFilePlaysWhatItHolds() {
        var recording = recording(folder.resolve("call.wav"), 8000);
        for (int frame = 0; frame < 149; frame++) {
            recording.add(ramp(0, 160, 1), ramp(0, 160, 1));
        }
        await().untilAsserted(
                        () -> assertThat(read(folder.resolve("call.wav"), 8000)).hasSize(2 * 2 * 8000));
    }

    @Test
    void anUnwritableFolderCostsTheRecordingAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("file"), "in the way");
        var recording = recording(folder.resolve("file/call.wav"), 8000);
        for (int frame = 0; frame < 200; frame++) {
            recording.add(ramp(0, 160, 1), ramp(0, 160, 1));
        }
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.INCOMPLETE);
    }

    @Test
    void aFullDiskLeavesAnIncompleteRecording() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full");
        var recording = recording(full, 8000);
        recording.add(ramp(0, 160, 1), ramp(0, 160, 1));
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.INCOMPLETE);
    }

    @Test
    void aDiskThatStandsStillDoesNotHoldUpTheCallOrFillTheMemory() throws Exception {
        var stuck = new CountDownLatch(1);
        var blocked = writer.submit(() -> {
            stuck.await();
            return true;
        });
        var recording = recording(folder.resolve("call.wav"), 8000);
        var began = System.nanoTime();
        for (int frame = 0; frame < 100 * 50; frame++) {
            recording.add(new short[160], new short[160]);
        }
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
        stuck.countDown();
        recording.close();
        assertThat(blocked.get()).isTrue();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.INCOMPLETE);
    }

    @Test
    void whatIsErasedIsSilentOnBothSidesAndEverythingElseStaysWhereItWas() throws Exception {
        var recording = recording(folder.resolve("call.wav"), 8000);
        feed(recording, 0, 250); // five seconds, of which the last is not complete
        recording.erase(1500, 2500);
        feed(recording, 250, 270);
        recording.erase(5200, 5300);
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.COMPLETE);
        var samples = read(folder.resolve("call.wav"), 8000);
        assertThat(samples).hasSize(270 * 160 * 2);
        for (int i = 0; i < samples.length / 2; i++) {
            var erased = i >= 12_000 && i < 20_000 || i >= 41_600 && i < 42_400;
            assertThat(samples[2 * i]).as("caller's sample %d", i).isEqualTo(erased ? 0 : (short) (i | 1));
            assertThat(samples[2 * i + 1]).as("agent's sample %d", i).isEqualTo(erased ? 0 : (short) -(i | 1));
        }
    }

    @Test
    void whatIsErasedWhileItIsHeldNeverReachesTheDisk() throws Exception {
        var file = folder.resolve("call.wav");
        var recording = recording(file, 8000);
        feed(recording, 0, 100);
        recording.hold(true);
        feed(recording, 100, 400);
        written();
        assertThat(Files.size(file)).isEqualTo(44 + 2 * 8000 * 4);
        recording.erase(2000, 7000);
        recording.hold(false);
        feed(recording, 400, 450);
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.COMPLETE);
        var samples = read(file, 8000);
        assertThat(samples).hasSize(450 * 160 * 2);
        for (int i = 0; i < samples.length / 2; i++) {
            var erased = i >= 16_000 && i < 56_000;
            assertThat(samples[2 * i]).as("caller's sample %d", i).isEqualTo(erased ? 0 : (short) (i | 1));
        }
    }

    @Test
    void whatIsHeldAndReleasedIsThereAsIfNothingHadHappened() throws Exception {
        var recording = recording(folder.resolve("call.wav"), 8000);
        feed(recording, 0, 60);
        recording.hold(true);
        feed(recording, 60, 200);
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.COMPLETE);
        var samples = read(folder.resolve("call.wav"), 8000);
        assertThat(samples).hasSize(200 * 160 * 2);
        for (int i = 0; i < samples.length / 2; i++) {
            assertThat(samples[2 * i]).as("caller's sample %d", i).isEqualTo((short) (i | 1));
        }
    }

    @Test
    void aDroppedRecordingLeavesNoFile() throws Exception {
        var file = folder.resolve("call.wav");
        var recording = recording(file, 8000);
        feed(recording, 0, 150);
        written();
        assertThat(file).exists();
        recording.drop();
        feed(recording, 150, 300);
        recording.erase(0, 1000);
        recording.close();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(StereoRecording.End.DROPPED);
        written();
        assertThat(file).doesNotExist();
        assertThat(ended).isEmpty();
    }

    /** Frames of a ramp that is never zero. */
    private static void feed(StereoRecording recording, int from, int to) {
        for (int frame = from; frame < to; frame++) {
            var caller = new short[160];
            var agent = new short[160];
            for (int i = 0; i < 160; i++) {
                caller[i] = (short) (frame * 160 + i | 1);
                agent[i] = (short) -(frame * 160 + i | 1);
            }
            recording.add(caller, agent);
        }
    }

    private void written() throws Exception {
        writer.submit(() -> {}).get(10, TimeUnit.SECONDS);
    }

    private StereoRecording recording(Path file, int rate) {
        return new StereoRecording(file, rate, seconds, writer, ended::add);
    }

    private static short[] ramp(int from, int length, int step) {
        var samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (step * (from + i));
        }
        return samples;
    }

    private static short[] read(Path file, int rate) throws IOException, UnsupportedAudioFileException {
        try (var sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
            assertThat(sound.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(rate);
            var bytes = sound.readAllBytes();
            assertThat(bytes.length).isEqualTo((int) sound.getFrameLength() * 4);
            var samples = new short[bytes.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
            }
            return samples;
        }
    }
}
