package dev.parley.aftercall.recording;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a test allows. */
record Limits(List<String> allowed, boolean privateAddresses, long bytes, Duration longest, Duration within)
        implements RecordingConfig {
    static Limits loopback() {
        return new Limits(
                List.of("127.0.0.1", "localhost"), true, 50 << 20, Duration.ofMinutes(10), Duration.ofSeconds(20));
    }

    Limits largest(long most) {
        return new Limits(allowed, privateAddresses, most, longest, within);
    }

    Limits longest(Duration most) {
        return new Limits(allowed, privateAddresses, bytes, most, within);
    }

    Limits within(Duration most) {
        return new Limits(allowed, privateAddresses, bytes, longest, most);
    }

    Limits withoutPrivate() {
        return new Limits(allowed, false, bytes, longest, within);
    }

    Limits hosts(String... hosts) {
        return new Limits(List.of(hosts), privateAddresses, bytes, longest, within);
    }

    @Override
    public Optional<List<String>> hosts() {
        return Optional.of(allowed);
    }

    @Override
    public Optional<List<Path>> folders() {
        return Optional.empty();
    }

    @Override
    public MemorySize largest() {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    @Override
    public Side left() {
        return Side.CALLER;
    }

    @Override
    public int atOnce() {
        return 2;
    }
}
