package dev.parley.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What is written to the log from its opening to its closing, with the marks of calls. */
final class LogLines extends Handler {
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final PatternFormatter text = new PatternFormatter("%s%e");

    /** @param callId empty for a line that belongs to no call, and so the others */
    record Line(String callId, String channelId, String sipCallId, String text) {}

    static LogLines follow() {
        var lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    List<Line> all() {
        return List.copyOf(lines);
    }

    List<Line> of(String callId) {
        return lines.stream().filter(line -> line.callId().equals(callId)).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        var marked = ExtLogRecord.wrap(entry);
        lines.add(new Line(
                mark(marked, "callId"), mark(marked, "channelId"), mark(marked, "sipCallId"), text.format(marked)));
    }

    private static String mark(ExtLogRecord entry, String key) {
        var value = entry.getMdc(key);
        return value == null ? "" : value;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
