package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;

/** Takes one kind of container apart. Runs in a child process, a stretch of one container at a time. */
interface ContainerParser {
    /** Tells that there are no more members. */
    long END = -1;

    /** Stands in an answer for a container that expands to more than is allowed. */
    long TOO_MUCH = -2;

    /**
     * Hands members to {@code out}, in the order of the container, until it is full.
     *
     * @param from 0 for the first stretch, else what the stretch before returned
     * @return where the next stretch begins, or {@link #END}
     * @throws BrokenContentException if the container is not what it should be
     * @throws IOException if it is broken in a way that only the library can word
     */
    long unpack(Path file, long from, MemberWriter out) throws IOException, BrokenContentException;
}
