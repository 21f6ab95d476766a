# Not tried: no Docker engine was at hand. What it calls, deploy/start.sh, is run by a test in an empty folder.
FROM python:3.12-slim

RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin thidua \
    && install -d -o thidua -g thidua -m 700 /data

WORKDIR /app
COPY requirements/app.txt requirements/app.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY bot bot
COPY data data
COPY deploy deploy
COPY domain domain
COPY handlers handlers
COPY scheduler scheduler

USER thidua
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 CMD ["/app/deploy/start.sh", "ready", "--web"]
ENTRYPOINT ["/app/deploy/start.sh"]
CMD ["run"]
