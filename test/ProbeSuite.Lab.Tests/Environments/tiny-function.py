#!/usr/bin/python3
"""A custom runtime in Python. The event says what to do: echo, fail, sleep, exit, stream, or show the environment."""
import base64
import http.client
import json
import os
import sys
import time

ROOT = "/2018-06-01/runtime/"
api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])


def post(path, body):
    api.request("POST", ROOT + path, body)
    return api.getresponse().read()


def stream(request, lines, pause, error):
    parts = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    parts.putrequest("POST", f"{ROOT}invocation/{request}/response")
    parts.putheader("Lambda-Runtime-Function-Response-Mode", "streaming")
    parts.putheader("Transfer-Encoding", "chunked")
    parts.putheader("Trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body")
    parts.endheaders()
    for line in lines:
        part = line.encode()
        parts.send(b"%x\r\n%s\r\n" % (len(part), part))
        time.sleep(pause)
    trailers = "" if error is None else f"Lambda-Runtime-Function-Error-Type: {error['errorType']}\r\nLambda-Runtime-Function-Error-Body: {base64.b64encode(json.dumps(error).encode()).decode()}\r\n"
    parts.send(f"0\r\n{trailers}\r\n".encode())
    assert parts.getresponse().status == 202
    parts.close()


if os.environ.get("CANNOT_START"):
    post("init/error", '{"errorType":"Tiny.CannotStart","errorMessage":"no"}')
    sys.exit(1)

served = 0
while True:
    api.request("GET", ROOT + "invocation/next")
    answer = api.getresponse()
    headers, body = dict(answer.getheaders()), answer.read()
    event = json.loads(body)
    request = headers["Lambda-Runtime-Aws-Request-Id"]
    served += 1
    print("doing", event.get("do", "echo"), flush=True)
    match event.get("do", "echo"):
        case "fail":
            post(f"invocation/{request}/error", '{"errorType":"Tiny.Failed","errorMessage":"as asked"}')
            continue
        case "stream":
            stream(request, event["lines"], event.get("pause", 0), event.get("error"))
            continue
        case "sleep":
            time.sleep(event["seconds"])
        case "exit":
            print("last words", file=sys.stderr, flush=True)
            os._exit(event["code"])
        case "big":
            post(f"invocation/{request}/response", b'"' + b"x" * event["bytes"] + b'"')
            continue
        case "metadata":
            meta = http.client.HTTPConnection(os.environ["AWS_LAMBDA_METADATA_API"])
            meta.request("GET", "/2026-01-15/metadata/execution-environment", headers={"Authorization": "Bearer " + os.environ["AWS_LAMBDA_METADATA_TOKEN"]})
            event["metadata"] = meta.getresponse().read().decode()
    post(f"invocation/{request}/response", json.dumps({
        "event": event, "served": served, "headers": headers, "environment": dict(os.environ), "pid": os.getpid(), "bytes": len(body),
    }))
