package dev.parley.knowledge;

import dev.parley.access.Contexts;
import dev.parley.access.TeamId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.FloatBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes documents in: read, cut, made into vectors, stored. One at a time on a thread of its own, so that a large file
 * takes neither the memory nor the processors that calls need.
 */
@Singleton
class Intake {
    private static final int MOST_WAITING = 20;
    /** A piece of the usual size has at most a third of its length in headings above it. */
    private static final int MOST_REPEATED = 2;

    private final DocumentStore store;
    private final Shelves shelves;
    private final Embedder embedder;
    private final PdfReader pdf;
    private final Contexts contexts;
    private final KnowledgeConfig config;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService desk = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("knowledge")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());

    Intake(
            DocumentStore store,
            Shelves shelves,
            Embedder embedder,
            PdfReader pdf,
            Contexts contexts,
            KnowledgeConfig config) {
        this.store = store;
        this.shelves = shelves;
        this.embedder = embedder;
        this.pdf = pdf;
        this.contexts = contexts;
        this.config = config;
    }

    @PreDestroy
    void stop() {
        desk.shutdownNow();
    }

    /** Whose document it is, what it is called and who brings it. */
    record Origin(TeamId team, String source, String by) {}

    /**
     * Adds a document, or puts it in the place of the one of the same name. Fails with {@link UnreadableException}.
     *
     * @param file is called on a thread that may wait
     */
    Uni<DocumentRow> take(Origin origin, Callable<byte[]> file) {
        return contexts.asideAndBack(() -> store.howMany(origin.team())
                .invoke(this::roomFor)
                .chain(() -> Uni.createFrom()
                        .item(() -> prepared(origin, file))
                        .runSubscriptionOn(desk)
                        .onTermination()
                        .invoke(waiting::decrementAndGet))
                .chain(ready -> store.add(origin.team(), ready.document(), ready.chunks()))
                .invoke(() -> shelves.changed(origin.team())));
    }

    private void roomFor(long documents) {
        if (documents >= config.mostDocuments()) {
            throw new UnreadableException(
                    409,
                    "There are %d documents already, which is as many as parley.knowledge.most-documents allows. Delete one first."
                            .formatted(documents));
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new UnreadableException(503, "Many documents are being read already. Try again in a minute.");
        }
    }

    private record Ready(DocumentRow document, List<ChunkRow> chunks) {}

    private Ready prepared(Origin origin, Callable<byte[]> file) {
        var bytes = bytes(file);
        var read = Format.read(origin.source(), bytes, config.longest(), pdf);
        var chunks = new ArrayList<ChunkRow>();
        var now = Instant.now();
        var cut = Chunker.cut(read.blocks());
        notTooMany(cut);
        for (var chunk : cut) {
            chunks.add(row(origin, chunk, now));
        }
        var document = new DocumentRow();
        document.source = origin.source();
        document.format = read.format().text();
        document.bytes = bytes.length;
        document.chunks = chunks.size();
        document.vectors = chunks.stream().allMatch(chunk -> chunk.vector != null);
        document.addedBy = origin.by();
        document.createdAt = now;
        return new Ready(document, chunks);
    }

    /** Every piece has the headings above it and costs a vector and more: a thousand headings make a thousand pieces. */
    private void notTooMany(List<Chunk> pieces) {
        var most = (long) MOST_REPEATED * config.longest();
        if (pieces.stream().mapToLong(piece -> piece.text().length()).sum() > most) {
            throw new UnreadableException(
                    413,
                    ("The document falls into %,d pieces, which with their headings hold more than %,d characters. Split"
                                    + " it, put more below each heading, or raise parley.knowledge.longest.")
                            .formatted(pieces.size(), most));
        }
    }

    private static byte[] bytes(Callable<byte[]> file) {
        try {
            return file.call();
        } catch (UnreadableException told) {
            throw told;
        } catch (Exception gone) {
            throw new UnreadableException(422, "The file did not arrive whole. Send it again.", gone);
        }
    }

    /** The vector of the piece, then those of its sentences: one sentence among many would be lost in the whole. */
    private Optional<float[]> vectors(Chunk chunk) {
        var each = chunk.meanings().stream().map(embedder::embedNow).toList();
        if (each.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var length = each.stream()
                .flatMap(Optional::stream)
                .mapToInt(one -> one.length)
                .sum();
        var all = FloatBuffer.allocate(length);
        each.stream().flatMap(Optional::stream).forEach(all::put);
        return Optional.of(all.array());
    }

    private ChunkRow row(Origin origin, Chunk chunk, Instant now) {
        var row = new ChunkRow();
        row.source = origin.source();
        row.position = chunk.position();
        row.chunk = chunk.text();
        row.vector = vectors(chunk).orElse(null);
        row.createdAt = now;
        return row;
    }
}
