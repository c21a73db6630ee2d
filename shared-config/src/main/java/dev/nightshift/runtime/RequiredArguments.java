package dev.nightshift.runtime;

import dev.nightshift.contract.FailureType;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;

/**
 * Refuses to run a workflow without one of its arguments. A caller in another language may
 * leave one out or send null; what then goes wrong inside would be tried again for ever.
 */
final class RequiredArguments extends WorkerInterceptorBase {
    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public WorkflowOutput execute(WorkflowInput input) {
                require(input.getArguments());
                return super.execute(input);
            }
        };
    }

    private static void require(Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "argument " + (i + 1) + " is missing or null", FailureType.INVALID_INPUT.name());
            }
        }
    }
}
