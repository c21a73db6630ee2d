package dev.nightshift.local;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Asks a Temporal on this machine whether it serves its namespace. */
final class TemporalProbe {
    static final String NAMESPACE = "default";
    private static final int ANSWER_SECONDS = 3;

    private TemporalProbe() {}

    static boolean serves(int port) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                .usePlaintext()
                .build();
        try {
            return !WorkflowServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(NAMESPACE)
                            .build())
                    .getNamespaceInfo()
                    .getName()
                    .isEmpty();
        } catch (StatusRuntimeException e) {
            return false;
        } finally {
            channel.shutdownNow();
        }
    }
}
