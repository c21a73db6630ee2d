package dev.nightshift.runtime;

import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import java.io.IOException;
import java.net.ServerSocket;

/** The Java test server on a port of its own, as another process would reach it. */
public record LoopbackTemporal(int port, PortBoundTestServer server) implements AutoCloseable {
    public static LoopbackTemporal start() throws IOException {
        return start(freePort());
    }

    public static LoopbackTemporal start(int port) {
        return new LoopbackTemporal(port, TestServer.createPortBoundServer(port));
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.close();
    }
}
