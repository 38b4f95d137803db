package dev.parley.crm;

import java.time.Duration;

/** A CRM took nothing. The message says what happened and what to do; it holds neither secrets nor personal data. */
public abstract sealed class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private CrmException(String message, Throwable cause) {
        super(message, cause);
    }

    private CrmException(String message) {
        super(message);
    }

    /** It did not answer, or not sensibly; another try may succeed. */
    public static final class Failing extends CrmException {
        private static final long serialVersionUID = 1;

        public Failing(String message) {
            super(message);
        }

        public Failing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** It will not take this, however often it is asked. */
    public static final class Refusing extends CrmException {
        private static final long serialVersionUID = 1;

        public Refusing(String message) {
            super(message);
        }
    }

    /** It asks to be left alone for a while. */
    public static final class Busy extends CrmException {
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
}
