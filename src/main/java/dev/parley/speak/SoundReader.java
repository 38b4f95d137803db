package dev.parley.speak;

import dev.parley.audio.Pcm;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns the bytes of a speech engine into sound while they arrive, cut anywhere: a WAV (RIFF, 16-bit linear PCM, mono),
 * whose header may announce an endless length as streaming engines do, or bare signed 16-bit little-endian samples.
 * One reader for one answer; not thread-safe.
 */
public final class SoundReader {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    /** espeak-ng announces 0x7FFFF000, ffmpeg 0xFFFFFFFF, others 0, for a length that they do not know. */
    private static final long ENDLESS = 0x7FFF_0000L;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final String engine;
    private final boolean bareAllowed;
    private int rateHz;
    private boolean inSound;
    private long left = Long.MAX_VALUE;
    private byte[] odd = {};

    private SoundReader(String engine, boolean bareAllowed, int rateHz) {
        this.engine = engine;
        this.bareAllowed = bareAllowed;
        this.rateHz = rateHz;
    }

    /** Reads a WAV and takes nothing else. */
    public static SoundReader wav(String engine) {
        return new SoundReader(engine, false, 0);
    }

    /** Reads bare samples of {@code rateHz}, or a WAV if that is what arrives. */
    public static SoundReader bare(String engine, int rateHz) {
        return new SoundReader(engine, true, rateHz);
    }

    /** The sound in the next bytes; empty while the header is incomplete. Fails with {@link VoiceException} on anything else. */
    public Optional<Pcm> read(byte[] bytes) {
        if (inSound) {
            return sound(bytes);
        }
        head.writeBytes(bytes);
        return openHead().flatMap(this::sound);
    }

    /** Says that nothing more comes. Fails with {@link VoiceException} when no sound has begun. */
    public void end() {
        if (!inSound) {
            throw new VoiceException(engine
                    + (head.size() == 0 ? " sent no sound at all." : " ended its answer before any sound in it."));
        }
    }

    private Optional<byte[]> openHead() {
        var bytes = head.toByteArray();
        if (bytes.length < RIFF_HEADER) {
            return Optional.empty();
        }
        if (!isWav(bytes)) {
            if (!bareAllowed) {
                throw new VoiceException(
                        engine + " answered with something that is no WAV. Check that its address is right.");
            }
            inSound = true;
            return Optional.of(bytes);
        }
        return afterChunks(bytes);
    }

    private static boolean isWav(byte[] bytes) {
        return name(bytes, 0).equals("RIFF") && name(bytes, 8).equals("WAVE");
    }

    /** Walks over the chunks in front of the sound; other tools put LIST or fact there. */
    private Optional<byte[]> afterChunks(byte[] bytes) {
        var at = (long) RIFF_HEADER;
        while (at + CHUNK_HEADER <= bytes.length) {
            var start = (int) at;
            var size = Integer.toUnsignedLong(little(bytes).getInt(start + 4));
            if (name(bytes, start).equals("data")) {
                return Optional.of(beginSound(bytes, start + CHUNK_HEADER, size));
            }
            if (name(bytes, start).equals("fmt ") && start + CHUNK_HEADER + 16 <= bytes.length) {
                readFormat(little(bytes), start + CHUNK_HEADER);
            }
            at += CHUNK_HEADER + size + (size & 1);
        }
        if (at > LONGEST_HEADER || bytes.length > LONGEST_HEADER) {
            throw new VoiceException(engine + " sent a WAV without sound in its first " + LONGEST_HEADER + " bytes.");
        }
        return Optional.empty();
    }

    private byte[] beginSound(byte[] bytes, int from, long size) {
        if (rateHz == 0) {
            throw new VoiceException(engine + " sent a WAV that does not say its format.");
        }
        inSound = true;
        left = size == 0 || size >= ENDLESS ? Long.MAX_VALUE : size;
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private void readFormat(ByteBuffer bytes, int at) {
        int channels = bytes.getShort(at + 2);
        int bits = bytes.getShort(at + 14);
        rateHz = bytes.getInt(at + 4);
        if (channels != 1 || bits != 16 || rateHz < 8000 || rateHz > 48000) {
            throw new VoiceException(engine + " sent a WAV with " + channels + " channels of " + bits + " bits at "
                    + rateHz + " Hz. Parley takes one channel of 16 bits at 8000 to 48000 Hz.");
        }
    }

    private Optional<Pcm> sound(byte[] bytes) {
        var usable = (int) Math.min(bytes.length, left);
        left -= usable;
        var joined = ByteBuffer.allocate(odd.length + usable).put(odd).put(bytes, 0, usable);
        var whole = joined.position() / 2;
        odd = Arrays.copyOfRange(joined.array(), whole * 2, joined.position());
        if (whole == 0) {
            return Optional.empty();
        }
        var samples = new short[whole];
        little(joined.array()).asShortBuffer().get(samples);
        return Optional.of(new Pcm(samples, rateHz));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
