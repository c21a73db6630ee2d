package dev.nightshift.benchmark;

/** Something cannot be measured, or what was measured is not what was asked for; the message tells a person why. */
final class MeasurementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MeasurementException(String message) {
        super(message);
    }

    MeasurementException(String message, Throwable cause) {
        super(message, cause);
    }
}
