package dev.parley.line.websocket;

import dev.parley.audio.Frame;
import dev.parley.line.Playout;
import dev.parley.line.media.Codec;
import dev.parley.line.websocket.MediaMessage.Command;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What Asterisk is given to play: never more than two frames ahead of the caller's ear, and taken back when the playout
 * is flushed. For the pacer's thread, but for what Asterisk tells.
 */
final class Outgoing {
    /** Turns from one look at Asterisk's queue to the next: a second. */
    private static final int LOOK_AFTER = 50;

    private static final int NO_NEWS = -1;

    private final Playout playout;
    private final Consumer<Buffer> sound;
    private final Consumer<Command> command;
    private final Codec codec = Codec.linear(ByteOrder.LITTLE_ENDIAN);
    private final Frame silence = Frame.silence(MediaSocket.RATE_HZ);
    private final byte[] payload = new byte[2 * silence.samples().length];
    private final Lead lead = new Lead();
    private final ArrayDeque<Frame> unheard = new ArrayDeque<>();
    private final AtomicInteger queued = new AtomicInteger(NO_NEWS);
    private volatile boolean full;
    private int flushes;
    private int sinceLook;

    Outgoing(Playout playout, Consumer<Buffer> sound, Consumer<Command> command) {
        this.playout = playout;
        this.sound = sound;
        this.command = command;
        this.flushes = playout.flushes();
    }

    /** Asterisk has no room for more, or has again. On any thread. */
    void full(boolean now) {
        full = now;
    }

    /** How many frames wait at Asterisk. On any thread. */
    void queued(int frames) {
        queued.set(frames);
    }

    /** Sends what is due, and tells what the caller has heard since the last turn. */
    Frame turn(long now) {
        int news = queued.getAndSet(NO_NEWS);
        if (news != NO_NEWS) {
            lead.answered(news);
        }
        var heard = Optional.ofNullable(unheard.poll()).orElse(silence);
        if (flushes != playout.flushes()) {
            flushes = playout.flushes();
            takeBack();
        }
        boolean talks = false;
        while (!full && lead.leavesRoom(now)) {
            var frame = playout.next(silence);
            if (frame == silence) {
                break;
            }
            send(frame);
            talks = true;
        }
        look(talks);
        return heard;
    }

    private void takeBack() {
        if (!unheard.isEmpty()) {
            command.accept(Command.FLUSH_MEDIA);
            lead.dropped();
            playout.fadeOut(unheard.getFirst());
            unheard.clear();
        }
    }

    private void send(Frame frame) {
        int length = codec.encode(frame.samples(), payload, 0);
        sound.accept(Buffer.buffer(length).appendBytes(payload, 0, length));
        unheard.add(frame);
        lead.sent();
    }

    private void look(boolean talks) {
        if (talks && ++sinceLook >= LOOK_AFTER) {
            sinceLook = 0;
            lead.asked();
            command.accept(Command.GET_STATUS);
        }
    }
}
