package dev.nightshift.local;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves Temporal's Java test server to this machine alone. The server's own main listens on every
 * interface, without asking anybody who he is.
 */
final class TestServerProcess {
    private static final Logger log = LoggerFactory.getLogger(TestServerProcess.class);
    /** A real server takes no more than this in one message either. */
    private static final int MESSAGE_BYTES = 4 * 1024 * 1024;

    private TestServerProcess() {}

    /** @param arguments the port to listen on */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        // True: time passes as it does, and is never skipped.
        TestServicesStarter services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port))
                .maxInboundMessageSize(MESSAGE_BYTES)
                .intercept(new WithoutStickyQueues());
        // With the health service: a worker asks it before anything else.
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        Server server = builder.build().start();
        log.info("The test server listens on 127.0.0.1:{}", port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow, "stop"));
        server.awaitTermination();
    }
}
