package dev.parley.followup;

import java.time.Duration;

/** A gateway did not say that it sent. The message says what happened and what to do; it holds no personal data. */
public abstract sealed class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private GatewayException(String message, Throwable cause) {
        super(message, cause);
    }

    private GatewayException(String message) {
        super(message);
    }

    /** It took nothing; another try may succeed. */
    public static final class Failing extends GatewayException {
        private static final long serialVersionUID = 1;

        public Failing(String message) {
            super(message);
        }

        public Failing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It will not take this as it is configured, however often it is asked. */
    public static final class Refusing extends GatewayException {
        private static final long serialVersionUID = 1;

        public Refusing(String message) {
            super(message);
        }

        public Refusing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It asks to be left alone for a while, or is. */
    public static final class Busy extends GatewayException {
        private static final long serialVersionUID = 1;

        private final Duration pause;

        public Busy(String message, Duration pause) {
            super(message);
            this.pause = pause;
        }

        public Duration pause() {
            return pause;
        }
    }

    /** It was asked, and what it made of that is not known: perhaps it has sent. */
    public static final class Unclear extends GatewayException {
        private static final long serialVersionUID = 1;

        public Unclear(String message) {
            super(message);
        }

        public Unclear(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
