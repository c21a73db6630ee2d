package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.FailureType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.internal.worker.WorkflowExecutionException;
import io.temporal.payload.context.SerializationContext;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Refuses payloads that are too large, and arguments that cannot be read, in a way that ends the work
 * instead of repeating it: a plain exception on the workflow thread would be tried again for ever.
 */
final class BoundedDataConverter implements DataConverter {
    private final DataConverter converter;

    BoundedDataConverter(DataConverter converter) {
        this.converter = requireNonNull(converter, "converter");
    }

    @Override
    public <T> Optional<Payload> toPayload(T value) {
        Optional<Payload> payload = converter.toPayload(value);
        payload.ifPresent(found -> requireSendable(found, value));
        return payload;
    }

    /** Measures here too: the wrapped converter hides in one exception whatever goes wrong in it. */
    @Override
    public Optional<io.temporal.api.common.v1.Payloads> toPayloads(Object... values) {
        Optional<io.temporal.api.common.v1.Payloads> payloads = converter.toPayloads(values);
        payloads.ifPresent(found -> {
            for (int i = 0; i < found.getPayloadsCount(); i++) {
                requireSendable(found.getPayloads(i), values[i]);
            }
        });
        return payloads;
    }

    @Override
    public <T> T fromPayload(Payload payload, Class<T> type, Type genericType) {
        return converter.fromPayload(payload, type, genericType);
    }

    @Override
    public <T> T fromPayloads(
            int index, Optional<io.temporal.api.common.v1.Payloads> content, Class<T> type, Type genericType) {
        return converter.fromPayloads(index, content, type, genericType);
    }

    /** Reads arguments, of a workflow, activity, signal, update or query; results are read one by one above. */
    @Override
    public Object[] fromPayloads(
            Optional<io.temporal.api.common.v1.Payloads> content, Class<?>[] types, Type[] genericTypes) {
        content.ifPresent(found -> requireReadable(found, types));
        try {
            return converter.fromPayloads(content, types, genericTypes);
        } catch (DataConverterException e) {
            // Not the cause too: its text may hold what was sent, and this one is logged.
            throw new InvalidInputException(InputProblem.describe(e));
        }
    }

    @Override
    public RuntimeException failureToException(Failure failure) {
        return converter.failureToException(failure);
    }

    @Override
    public Failure exceptionToFailure(Throwable thrown) {
        if (thrown instanceof WorkflowExecutionException refused) {
            return refused.getFailure();
        }
        return converter.exceptionToFailure(
                thrown instanceof InvalidInputException invalid ? refusal(invalid) : thrown);
    }

    @Override
    public DataConverter withContext(SerializationContext context) {
        return new BoundedDataConverter(converter.withContext(context));
    }

    private static ApplicationFailure refusal(InvalidInputException invalid) {
        return ApplicationFailure.newNonRetryableFailure(
                String.valueOf(invalid.getMessage()), FailureType.INVALID_INPUT.name());
    }

    private static void requireSendable(Payload payload, Object value) {
        int bytes = payload.getData().size();
        if (bytes > Payloads.MAX_BYTES) {
            throw ApplicationFailure.newNonRetryableFailure(
                    tooLarge(value.getClass(), bytes), FailureType.INVALID_INPUT.name());
        }
    }

    private static void requireReadable(io.temporal.api.common.v1.Payloads payloads, Class<?>[] types) {
        for (int i = 0; i < Math.min(types.length, payloads.getPayloadsCount()); i++) {
            int bytes = payloads.getPayloads(i).getData().size();
            if (bytes > Payloads.MAX_BYTES) {
                throw new InvalidInputException(tooLarge(types[i], bytes));
            }
        }
    }

    private static String tooLarge(Class<?> type, int bytes) {
        return type.getSimpleName() + " has " + bytes + " bytes, more than the " + Payloads.MAX_BYTES
                + " that a payload may have; store it and send a reference";
    }
}
