package dev.parley.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.access.Teams;
import dev.parley.access.Uuids;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Recordings on disk, named by their calls. Each has its own date, from the day it was made. A process deletes what lies
 * on its own disk; what another one has is found there by its sweep.
 */
@Singleton
class SoundsHeld implements Holding {
    private static final Logger LOG = Logger.getLogger(SoundsHeld.class);
    private static final int AT_ONCE = 500;
    private static final Duration SETTLED = Duration.ofDays(1);
    private static final List<String> ENDINGS = List.of(".wav", ".ogg", ".ogg.part");
    private static final String DUE =
            "select cast(id as text) from calls where recording is not null and recording_until < now() limit "
                    + AT_ONCE;
    private static final String GONE = "update calls set recording = null, recording_until = null,"
            + " recording_complete = false, version = version + 1 where cast(id as text) in (:ids)";
    private static final String NOT_OURS_TO_KEEP = """
            select cast(id as text) from calls where recording is null and cast(id as text) in (:ids)
            union select cast(call_id as text) from forgotten_calls where cast(call_id as text) in (:ids)""";

    private final Path folder;
    private final Teams teams;

    SoundsHeld(JournalConfig config, Teams teams) {
        folder = config.recordings();
        this.teams = teams;
    }

    @Override
    public String room() {
        return "journal";
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tellElsewhere(Trace trace) {
        return onDisk(() -> trace.ownCalls().stream()
                        .sorted()
                        .flatMap(this::files)
                        .map(SoundsHeld::told)
                        .toList())
                .map(found -> Map.of("recordings", found));
    }

    @Override
    public Uni<Map<String, Integer>> eraseElsewhere(Trace trace) {
        return onDisk(() -> deleted(trace.ownCalls())).map(files -> Map.of("recordings", files));
    }

    /** Those whose own date has come, a few hundred at a time. */
    @Override
    public Uni<Map<String, Integer>> expire(Instant before) {
        return Multi.createBy()
                .repeating()
                .uni(this::someExpired)
                .whilst(calls -> calls == AT_ONCE)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .map(calls -> Map.of("recordings", calls));
    }

    @Override
    public Uni<Map<String, Integer>> sweep() {
        return onDisk(this::settled)
                .chain(calls -> Multi.createFrom()
                        .iterable(calls)
                        .group()
                        .intoLists()
                        .of(AT_ONCE)
                        .onItem()
                        .transformToUniAndConcatenate(
                                some -> asked(NOT_OURS_TO_KEEP, some).chain(gone -> onDisk(() -> deleted(gone))))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)))
                .map(files -> Map.of("recordings", files));
    }

    private Uni<Integer> someExpired() {
        return teams.everywhere(
                        () -> Panache.getSession().flatMap(session -> session.createNativeQuery(DUE, String.class)
                                .getResultList()))
                .chain(calls -> onDisk(() -> withoutFiles(calls)))
                .chain(calls -> calls.isEmpty()
                        ? Uni.createFrom().item(0)
                        : teams.everywhere(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(GONE)
                                .setParameter("ids", calls)
                                .executeUpdate())));
    }

    private Uni<List<String>> asked(String sql, Collection<String> ids) {
        return teams.everywhere(
                () -> Panache.getSession().flatMap(session -> session.createNativeQuery(sql, String.class)
                        .setParameter("ids", ids)
                        .getResultList()));
    }

    /** Calls that have a file which is not being written any more. */
    private Collection<String> settled() {
        var old = Instant.now().minus(SETTLED);
        var calls = new HashSet<String>();
        try (var files = Files.newDirectoryStream(folder, "*.{wav,ogg,part}")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (name.matches(Uuids.PATTERN + "\\..*")
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    calls.add(name.substring(0, name.indexOf('.')));
                }
            }
        } catch (NoSuchFileException nothingRecorded) {
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException("The recordings in " + folder + " cannot be listed: " + e + ".", e);
        }
        return calls;
    }

    private Stream<Path> files(String call) {
        return ENDINGS.stream().map(ending -> folder.resolve(call + ending)).filter(Files::isRegularFile);
    }

    /** Those calls whose files are gone now; one that cannot be deleted does not keep the others. */
    private List<String> withoutFiles(List<String> calls) {
        return calls.stream()
                .filter(call -> {
                    try {
                        deleted(List.of(call));
                        return true;
                    } catch (UncheckedIOException stays) {
                        LOG.warn(stays.getMessage());
                        return false;
                    }
                })
                .toList();
    }

    private int deleted(Collection<String> calls) {
        var files = new ArrayList<Path>();
        calls.forEach(call -> files(call).forEach(files::add));
        for (var file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The recording " + file + " could not be deleted: " + e + ". Delete it.", e);
            }
        }
        return files.size();
    }

    private static JsonNode told(Path file) {
        var name = file.getFileName().toString();
        try {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("callId", name.substring(0, name.indexOf('.')))
                    .put("file", name)
                    .put("bytes", Files.size(file))
                    .put("address", "/api/calls/" + name.substring(0, name.indexOf('.')) + "/recording");
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + file + " cannot be read: " + e + ".", e);
        }
    }

    private static <T> Uni<T> onDisk(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
