package dev.nightshift.runtime;

import io.temporal.common.converter.DataConverterException;

/** An argument from outside cannot be read. It would not be read by trying again either. */
final class InvalidInputException extends DataConverterException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(message);
    }
}
