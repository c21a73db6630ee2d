package dev.nightshift.objects;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What a refused or failed request means, and what a person can do about it. */
final class ObjectFailures {
    private final ObjectStoreSettings settings;

    ObjectFailures(ObjectStoreSettings settings) {
        this.settings = settings;
    }

    /**
     * @param place what was asked for, or null if nothing was asked yet
     */
    WorkException of(@Nullable ObjectUri place, SdkException e) {
        if (e instanceof SdkServiceException answer) {
            return answered(String.valueOf(place), place == null ? "" : place.bucket(), answer);
        }
        if (e instanceof AbortedException) {
            Thread.currentThread().interrupt();
            return new WorkException(FailureType.UNAVAILABLE, "interrupted while asking for " + place, e);
        }
        return unanswered(place, e);
    }

    private WorkException answered(String place, String bucket, SdkServiceException e) {
        String code = code(e);
        String said = " (" + e.statusCode() + (code.isEmpty() ? "" : " " + code) + ")";
        return switch (code) {
            case "NoSuchBucket" ->
                new WorkException(
                        FailureType.NOT_FOUND,
                        settings.address() + " has no bucket " + bucket + "; check the name, S3_ENDPOINT and S3_REGION",
                        e);
            case "InvalidObjectState" ->
                new WorkException(
                        FailureType.UNSUPPORTED_CONTENT,
                        place + " is archived; restore it, and it can be indexed" + said,
                        e);
            case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                new WorkException(
                        FailureType.INVALID_INPUT,
                        "the bucket " + bucket + " is in another region; set S3_REGION" + said,
                        e);
            default -> byStatus(place, bucket, said, e);
        };
    }

    private WorkException byStatus(String place, String bucket, String said, SdkServiceException e) {
        int status = e.statusCode();
        if (status == 404) {
            return new WorkException(
                    FailureType.NOT_FOUND,
                    place + " does not exist; a prefix ends with a slash; else check the bucket's name and S3_ENDPOINT"
                            + said,
                    e);
        }
        if (status == 401 || status == 403) {
            return new WorkException(
                    FailureType.NOT_AUTHORIZED,
                    "access to " + place + " is denied; check S3_ACCESS_KEY and S3_SECRET_KEY, or allow that key to "
                            + "read and list the bucket " + bucket + said,
                    e);
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new WorkException(
                    FailureType.UNAVAILABLE,
                    settings.address() + " cannot serve the bucket " + bucket + " now" + said,
                    e);
        }
        if (status == 301 || status == 307) {
            return new WorkException(
                    FailureType.INVALID_INPUT,
                    "the bucket " + bucket + " is somewhere else; check S3_REGION and S3_ENDPOINT" + said,
                    e);
        }
        return new WorkException(
                FailureType.INVALID_INPUT, settings.address() + " refuses the request for " + place + said, e);
    }

    private WorkException unanswered(@Nullable ObjectUri place, SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return new WorkException(
                    FailureType.NOT_AUTHORIZED,
                    "there are no credentials to read " + place + " with; set S3_ACCESS_KEY and S3_SECRET_KEY",
                    e);
        }
        if (message.contains("Unable to load region")) {
            return new WorkException(
                    FailureType.INVALID_INPUT, "the region of the buckets is not known; set S3_REGION", e);
        }
        String bucket = place == null ? "" : ", for the bucket " + place.bucket();
        return new WorkException(
                FailureType.UNAVAILABLE,
                settings.address() + " does not answer" + bucket + "; check S3_ENDPOINT if this lasts: " + message,
                e);
    }

    private static String code(SdkServiceException e) {
        if (e instanceof AwsServiceException aws && aws.awsErrorDetails() != null) {
            String code = aws.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }
}
