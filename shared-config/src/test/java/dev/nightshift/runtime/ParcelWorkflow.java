package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** A workflow through which a test sends payloads of any size by every way there is. */
@OnQueue(TaskQueue.DEFAULT)
@WorkflowInterface
public interface ParcelWorkflow {
    @WorkflowMethod
    Parcel carry(Order order);

    @SignalMethod
    void hurry(Parcel note);

    @SignalMethod
    void finish();

    @UpdateMethod
    Parcel exchange(Order order);

    @QueryMethod
    Parcel show(Order order);

    enum Way {
        RETURN,
        SEND,
        FETCH,
        WAIT
    }

    /** @param characters of the parcel to make, not negative */
    record Order(Way way, int characters, String padding) {
        public Order {
            requireNonNull(way, "way");
            requireNonNull(padding, "padding");
            if (characters < 0) {
                throw new IllegalArgumentException("characters must not be negative but is " + characters);
            }
        }

        static Order of(Way way, int characters) {
            return new Order(way, characters, "");
        }
    }

    record Parcel(String content) {
        static Parcel of(int characters) {
            return new Parcel("x".repeat(characters));
        }
    }

    @OnQueue(TaskQueue.DEFAULT)
    @ActivityInterface
    interface Depot {
        @ActivityMethod(name = "test.Fetch")
        Parcel fetch(int characters);

        @ActivityMethod(name = "test.Send")
        void send(Parcel parcel);
    }

    final class DepotImpl implements Depot {
        @Override
        public Parcel fetch(int characters) {
            return Parcel.of(characters);
        }

        @Override
        public void send(Parcel parcel) {}
    }

    final class Impl implements ParcelWorkflow {
        private final Depot depot = Workflow.newActivityStub(
                Depot.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(10))
                        .build());
        private boolean finished;
        private int notes;

        @Override
        public Parcel carry(Order order) {
            switch (order.way()) {
                case RETURN -> {
                    return Parcel.of(order.characters());
                }
                case SEND -> depot.send(Parcel.of(order.characters()));
                case FETCH -> depot.fetch(order.characters());
                case WAIT -> Workflow.await(() -> finished);
            }
            return Parcel.of(notes);
        }

        @Override
        public void hurry(Parcel note) {
            notes++;
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public Parcel exchange(Order order) {
            return Parcel.of(order.characters());
        }

        @Override
        public Parcel show(Order order) {
            return Parcel.of(order.characters());
        }
    }
}
