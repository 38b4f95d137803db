package dev.parley.call;

import dev.parley.line.Line;
import org.jboss.logging.MDC;

/**
 * By what the log lines of one call are found: {@code callId}, {@code channelId} and {@code sipCallId} for machines, and
 * {@code call}, all of them in brackets, for the terminal. They stay on the call's Vert.x context and go where work goes
 * that is started there. They name no person; nor does any log line.
 */
final class LogMarks {
    private LogMarks() {}

    /** On the call's context, before anything else happens there. */
    static void put(Line line) {
        MDC.put("callId", line.call().value());
        MDC.put("channelId", line.channel());
        MDC.put("sipCallId", line.sipCallId());
        var call = line.call() + " " + line.channel() + " " + line.sipCallId();
        MDC.put("call", "[" + call.strip() + "] ");
    }
}
